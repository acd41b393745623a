import { Injectable } from '@nestjs/common';
import { type RoundState } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { claimable, goesOn, notStopped } from './work-claims.js';

/** A round with something to do. */
export interface RoundRef {
  readonly campaignId: string;
  readonly round: number;
}

/** A round after its deadline. */
export interface ClosedRound {
  readonly number: number;
  readonly state: RoundState;
  readonly deadline: Date;
  readonly collectingEndsAt: Date | null;
  readonly decidedAt: Date | null;
}

const ref = `r.campaign_id as "campaignId", r.number as round`;

/** Which rounds have work, the longest waiting first. Whoever does it locks the campaign and looks again. */
@Injectable()
export class RoundsRepository {
  constructor(private readonly database: Database) {}

  /** The round with this number after its deadline, or the newest that is past it. */
  async closed(campaignId: string, number: number | null): Promise<ClosedRound | undefined> {
    const [found] = await this.database.read<ClosedRound>(
      `select number, state, deadline, collecting_ends_at as "collectingEndsAt", decided_at as "decidedAt"
       from campaign_rounds where campaign_id = $1 and state not in ('planned', 'open') and coalesce(number = $2, true)
       order by number desc limit 1`,
      [campaignId, number],
    );
    return found;
  }

  /** Open rounds whose deadline has passed. */
  async toClose(limit: number): Promise<RoundRef[]> {
    return this.database.read(
      `select ${ref} from campaign_rounds r where r.state = 'open' and r.deadline <= (select tally_now())
       order by r.deadline, r.id limit $1`,
      [limit],
    );
  }

  /** Closing rounds of campaigns that are not suspended, without pending pledges. */
  async toDecide(limit: number): Promise<RoundRef[]> {
    return this.database.read(
      `select ${ref} from campaign_rounds r join campaigns c on c.id = r.campaign_id
       where r.state = 'closing' and c.state = 'closing' and not exists (
         select 1 from pledges p where p.campaign_id = r.campaign_id and p.round = r.number and p.state = 'pending')
       order by r.deadline, r.id limit $1`,
      [limit],
    );
  }

  /** Collecting rounds with an item that is due and free, inside their window, not suspended and not stopped. */
  async toCollect(): Promise<RoundRef[]> {
    return this.database.read(
      `select ${ref} from campaign_rounds r join campaigns c on c.id = r.campaign_id
       cross join lateral (
         select i.due_at from settlement_items i
         where i.campaign_id = r.campaign_id and i.round = r.number and i.state = 'open' and ${claimable}
           and i.due_at <= (select tally_now())
         order by i.due_at, i.id limit 1) next
       where r.state = 'collecting' and ${goesOn} and r.collecting_ends_at > (select tally_now())
         and ${notStopped}
       order by next.due_at, r.id`,
    );
  }

  /** Rounds whose window is over, or that were called off, with an item that is not final and free. */
  async toFinish(): Promise<RoundRef[]> {
    return this.database.read(
      `select ${ref} from campaign_rounds r join campaigns c on c.id = r.campaign_id
       where r.state = 'collecting'
         and (c.state = 'refunding' or (${goesOn} and r.collecting_ends_at <= (select tally_now())))
         and exists (
           select 1 from settlement_items i
           where i.campaign_id = r.campaign_id and i.round = r.number and i.state in ('open', 'held') and ${claimable}
             and (i.finish_at is null or i.finish_at <= (select tally_now())))
       order by r.collecting_ends_at, r.id`,
    );
  }

  /** Collecting rounds without an item that is not final. */
  async toSettle(limit: number): Promise<RoundRef[]> {
    return this.database.read(
      `select ${ref} from campaign_rounds r join campaigns c on c.id = r.campaign_id
       where r.state = 'collecting' and (${goesOn} or c.state = 'refunding') and not exists (
         select 1 from settlement_items i
         where i.campaign_id = r.campaign_id and i.round = r.number and i.state in ('open', 'held'))
       order by r.decided_at, r.id limit $1`,
      [limit],
    );
  }
}
