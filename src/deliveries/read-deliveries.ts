import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, toPage } from '../platform/http/index.js';
import { type Address } from '../pledges/index.js';
import { type BoardQuery } from './deliveries.dto.js';
import { isDelivered, onBoard } from './delivery.sql.js';
import { type DeliveryState } from './delivery.state.js';
import { type DeliveryKey, type Parcel } from './delivery.rules.js';
import { DeliveryDesk } from './delivery-desk.js';

/** A reward of a pledge on its way, as its backer may see it. */
export interface BackerDelivery extends DeliveryKey, Parcel {
  readonly title: string;
  readonly quantity: number;
  readonly state: DeliveryState;
  readonly sentAt: Date | null;
  /** When its backer said that it has not come. */
  readonly missedAt: Date | null;
}

/** A line of the board: what somebody gets, and how far it is. */
export interface BoardLine extends BackerDelivery {
  /** Null when the backer is hidden from the creator too. */
  readonly name: string | null;
  /** Null where nothing is sent, or it was not written down yet. */
  readonly address: Address | null;
  /** The country it goes to, also before there is an address. */
  readonly country: string | null;
  /** Its questions; an answer is null until it is given. */
  readonly answers: readonly {
    readonly question: string;
    readonly answer: string | null;
    readonly required: boolean;
  }[];
}

/** How many pledges of each reward are how far. */
export interface RewardCounts extends Readonly<Record<DeliveryState, number>> {
  readonly rewardId: string;
  readonly title: string;
  /** Of those that are sent, how many backers miss. */
  readonly missed: number;
}

export interface BoardFilter {
  readonly rewardId?: string | undefined;
  readonly state?: DeliveryState | 'missed' | undefined;
}

const way = `c.pledge_id as "pledgeId", c.reward_id as "rewardId", w.title, c.quantity, coalesce(d.state, 'to_do') as state,
  d.carrier, d.tracking_url as "trackingUrl", d.sent_at as "sentAt", d.missed_at as "missedAt"`;

/** Reads the board for owner and deputy, and what of it is a backer's own. */
@Injectable()
export class ReadDeliveries {
  constructor(
    private readonly database: Database,
    private readonly desk: DeliveryDesk,
  ) {}

  /** @throws CampaignNotFound (404), NothingToDeliver (409) */
  async board(campaignId: string, query: BoardQuery, caller: Caller): Promise<Page<BoardLine>> {
    await this.desk.assertMayDeliver(campaignId, caller);
    const after = decodeCursor(query.after, ['uuid', 'uuid']) as [string, string] | undefined;
    const found = await this.lines(campaignId, query, after, query.limit + 1);
    return toPage(found, query.limit, ({ pledgeId, rewardId }) => [pledgeId, rewardId], (line) => line); // prettier-ignore
  }

  /** The whole board, a thousand lines at a time. @throws as `board` */
  async *all(campaignId: string, filter: BoardFilter, caller: Caller): AsyncGenerator<BoardLine[]> {
    await this.desk.assertMayDeliver(campaignId, caller);
    const atOnce = 1_000;
    for (let after: [string, string] | undefined; ;) {
      const lines: BoardLine[] = await this.lines(campaignId, filter, after, atOnce);
      yield lines;
      const last = lines.at(-1);
      if (!last || lines.length < atOnce) return;
      after = [last.pledgeId, last.rewardId];
    }
  }

  /** Each reward that somebody gets, in the order of the campaign. @throws as `board` */
  async counts(campaignId: string, caller: Caller): Promise<RewardCounts[]> {
    await this.desk.assertMayDeliver(campaignId, caller);
    const count = (state: DeliveryState) => `count(*) filter (where coalesce(d.state, 'to_do') = '${state}')::int`;
    return this.database.read(
      `select w.id as "rewardId", w.title, ${count('to_do')} as to_do, ${count('in_work')} as in_work,
         ${count('sent')} as sent, ${count('received')} as received, count(d.missed_at)::int as missed
       from ${onBoard} join rewards w on w.id = c.reward_id
       where p.campaign_id = $1 and ${isDelivered} group by w.id order by w.position`,
      [campaignId],
    );
  }

  /** What a backer gets for a pledge; nothing before its campaign has succeeded. Their right to it was asked before. */
  async ofPledge(pledgeId: string): Promise<BackerDelivery[]> {
    return this.database.read(
      `select ${way} from ${onBoard} join rewards w on w.id = c.reward_id join campaigns k on k.id = p.campaign_id
       where p.id = $1 and ${isDelivered} and k.state in ('successful', 'delivering') order by w.position`,
      [pledgeId],
    );
  }

  private lines(
    campaignId: string,
    { rewardId, state }: BoardFilter,
    after: [string, string] | undefined,
    limit: number,
  ): Promise<BoardLine[]> {
    return this.database.read(
      `select ${way}, case when p.visibility in ('public', 'creator') then u.display_name end as name,
         case when a.pledge_id is not null then json_build_object('name', a.name, 'line1', a.line1, 'line2', a.line2,
           'postalCode', a.postal_code, 'city', a.city, 'country', a.country) end as address, case when h.is_sent then p.destination end as country,
         (select coalesce(json_agg(json_build_object('question', q.question, 'answer', r.answer, 'required', q.required)
            order by q.position), '[]')
          from reward_questions q left join reward_answers r on r.question_id = q.id and r.pledge_id = p.id
          where q.reward_id = w.id) as answers
       from ${onBoard} join rewards w on w.id = c.reward_id join users u on u.id = p.backer_id
       cross join lateral (select exists (select from reward_shipping s where s.reward_id = w.id) as is_sent) h
       left join pledge_addresses a on a.pledge_id = p.id and h.is_sent
       where p.campaign_id = $1 and ${isDelivered} and ($2::uuid is null or c.reward_id = $2)
         and ($3::text is null or coalesce(d.state, 'to_do') = $3 or ($3 = 'missed' and d.missed_at is not null))
         and ($4::uuid is null or (c.pledge_id, c.reward_id) > ($4, $5::uuid))
       order by c.pledge_id, c.reward_id limit $6`,
      [campaignId, rewardId ?? null, state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
