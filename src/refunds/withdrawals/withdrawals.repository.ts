import { Injectable } from '@nestjs/common';
import { type WithdrawalRight } from '../../campaigns/index.js';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type PledgeState } from '../../pledges/index.js';
import { type SoldReward } from './withdrawal.rules.js';

/** A pledge as the law on withdrawal looks at it. Times are business time. */
export interface WithdrawalCase {
  readonly pledgeId: string;
  readonly campaignId: string;
  readonly state: PledgeState;
  readonly chargedAt: Date | null;
  readonly declaredAt: Date | null;
  readonly rewards: readonly SoldReward[];
  readonly now: Date;
}

interface Row extends Omit<WithdrawalCase, 'rewards'> {
  readonly rewards: readonly {
    readonly rewardId: string;
    readonly right: WithdrawalRight;
    readonly price: string;
    readonly receivedAt: string | null;
  }[];
}

const select = `
  select p.id as "pledgeId", p.campaign_id as "campaignId", p.state, w.declared_at as "declaredAt", tally_now() as now,
         (select min(h.at) from state_changes h
          where h.entity = 'pledge' and h.entity_id = p.id and h.to_state = 'collected') as "chargedAt",
         (select coalesce(json_agg(json_build_object('rewardId', r.id, 'right', r.withdrawal,
            'price', (q.price * q.quantity)::text,
            'receivedAt', (select max(h.at) from deliveries d join state_changes h on h.entity = 'delivery' and h.entity_id = d.id
              where d.pledge_id = p.id and d.reward_id = r.id and d.state = 'received' and h.to_state = 'received'))
            order by r.position), '[]')
          from pledge_rewards q join rewards r on r.id = q.reward_id where q.pledge_id = p.id) as rewards
  from pledges p left join withdrawals w on w.pledge_id = p.id where p.id = $1`;

const toCase = ({ rewards, ...row }: Row): WithdrawalCase => ({
  ...row,
  rewards: rewards.map(({ price, receivedAt, ...reward }) => ({
    ...reward,
    price: BigInt(price),
    receivedAt: receivedAt === null ? null : new Date(receivedAt),
  })),
});

/** All SQL on withdrawals. */
@Injectable()
export class WithdrawalsRepository {
  constructor(private readonly database: Database) {}

  async find(pledgeId: string): Promise<WithdrawalCase | undefined> {
    const [row] = await this.database.read<Row>(select, [pledgeId]);
    return row && toCase(row);
  }

  /** The same as `tx` sees it. */
  async findIn(tx: Tx, pledgeId: string): Promise<WithdrawalCase | undefined> {
    const [row] = await rows<Row>(tx, select, [pledgeId]);
    return row && toCase(row);
  }

  async declare(tx: Tx, { pledgeId, campaignId, now }: WithdrawalCase): Promise<void> {
    await rows(tx, 'insert into withdrawals (pledge_id, campaign_id, declared_at, due_at) values ($1, $2, $3, $3)', [
      pledgeId,
      campaignId,
      now,
    ]);
  }

  /** Those to be tried now, the longest waiting first. */
  async due(limit: number): Promise<{ pledgeId: string; campaignId: string }[]> {
    return this.database.read(
      `select pledge_id as "pledgeId", campaign_id as "campaignId" from withdrawals
       where due_at <= tally_now() order by due_at, pledge_id limit $1`,
      [limit],
    );
  }

  /** Whether something is left to do for it; locked until the transaction ends. */
  async lockOpen(tx: Tx, pledgeId: string): Promise<boolean> {
    const sql = 'select 1 from withdrawals where pledge_id = $1 and due_at is not null for update';
    return (await rows(tx, sql, [pledgeId])).length > 0;
  }

  /** Nothing is left to do. */
  async done(tx: Tx, pledgeId: string, refundId: string | null): Promise<void> {
    const sql = 'update withdrawals set due_at = null, refund_id = $2 where pledge_id = $1';
    await rows(tx, sql, [pledgeId, refundId]);
  }

  /** Tried again in six hours, or when `wake` says. */
  async later(tx: Tx, pledgeId: string): Promise<void> {
    const sql = `update withdrawals set due_at = tally_now() + interval '6 hours' where pledge_id = $1 and due_at is not null`;
    await rows(tx, sql, [pledgeId]);
  }

  /** The campaign has moved on: what waits for it is tried now. */
  async wake(tx: Tx, campaignIds: readonly string[]): Promise<void> {
    const sql =
      'update withdrawals set due_at = tally_now() where campaign_id = any($1::uuid[]) and due_at is not null';
    await rows(tx, sql, [campaignIds]);
  }
}

/** The earliest time at which something is due. */
export const withdrawalsDue = 'select min(due_at) from withdrawals where due_at is not null';
