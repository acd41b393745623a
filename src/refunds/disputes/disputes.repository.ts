import { Injectable } from '@nestjs/common';
import { type ProviderDispute } from '../../payments/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { type LockedDispute, type Parts } from './dispute.rules.js';
import { type DisputeState, openStates } from './dispute.state.js';

export interface NewDispute extends Omit<LockedDispute, 'id' | 'round'> {
  readonly word: ProviderDispute;
}

const columns = `d.id, d.campaign_id as "campaignId", d.pledge_id as "pledgeId", d.payment_id as "paymentId", g.round,
  d.currency, d.state, d.is_unexpected as "isUnexpected"`;

/** All SQL on disputes. Whoever writes holds the campaign's lock. */
@Injectable()
export class DisputesRepository {
  async ofProvider(tx: Tx, providerId: string): Promise<LockedDispute | undefined> {
    const [found] = await rows<LockedDispute>(
      tx,
      `select ${columns} from disputes d join pledges g on g.id = d.pledge_id where d.provider_id = $1 for update of d`,
      [providerId],
    );
    return found;
  }

  async ofPayment(tx: Tx, paymentId: string): Promise<LockedDispute[]> {
    return rows<LockedDispute>(
      tx,
      `select ${columns} from disputes d join pledges g on g.id = d.pledge_id where d.payment_id = $1 order by d.id for update of d`,
      [paymentId],
    );
  }

  async insert(tx: Tx, { word, ...about }: NewDispute): Promise<void> {
    await rows(
      tx,
      `insert into disputes (campaign_id, pledge_id, payment_id, provider_id, amount, currency, reason, state, is_unexpected, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[about.campaignId, about.pledgeId, about.paymentId, word.id, word.amount, about.currency, word.reason],
        ...[about.state, about.isUnexpected, word.createdAt],
      ],
    );
  }

  async change(
    tx: Tx,
    id: string,
    { state, word, dueAt }: { state: DisputeState; word: ProviderDispute; dueAt: Date | null },
  ): Promise<void> {
    await rows(
      tx,
      `update disputes set state = $2, amount = $3, reason = $4, evidence_due_at = $5, due_at = $6 where id = $1`,
      [id, state, word.amount, word.reason, word.evidenceDueAt, dueAt],
    );
  }

  /** Which of these movements at the provider have no row. */
  async unknown(tx: Tx, transactionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await rows<{ id: string }>(
      tx,
      `select n.id from unnest($1::text[]) as n (id)
       where not exists (select 1 from dispute_movements m where m.balance_transaction_id = n.id)`,
      [transactionIds],
    );
    return new Set(found.map(({ id }) => id));
  }

  async newMovementId(tx: Tx): Promise<string> {
    const [row] = await rows<{ id: string }>(tx, 'select uuidv7() as id');
    if (!row) throw new Error('Postgres made no id');
    return row.id;
  }

  async addMovement(tx: Tx, disputeId: string, id: string, transactionId: string | null, parts: Parts): Promise<void> {
    await rows(
      tx,
      `insert into dispute_movements (id, dispute_id, balance_transaction_id, amount, tip, excess)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, disputeId, transactionId, parts.amount, parts.tip, parts.excess],
    );
  }

  /** What the bank has now, positive, and the movements that it was taken by. */
  async out(tx: Tx, disputeId: string): Promise<{ out: Parts; movements: string[] }> {
    const found = await rows<{ id: string; amount: string; tip: string; excess: string }>(
      tx,
      'select id, amount, tip, excess from dispute_movements where dispute_id = $1 order by id',
      [disputeId],
    );
    const sum = (part: 'amount' | 'tip' | 'excess') => found.reduce((total, row) => total - BigInt(row[part]), 0n);
    return {
      out: { amount: sum('amount'), tip: sum('tip'), excess: sum('excess') },
      movements: found.map(({ id }) => id),
    };
  }

  /** Whether a bank holds money of the campaign and has not decided. */
  async isOpen(tx: Tx, campaignId: string): Promise<boolean> {
    const sql = 'select 1 from disputes where campaign_id = $1 and state = any($2::text[]) limit 1';
    return (await rows(tx, sql, [campaignId, openStates])).length > 0;
  }

  /** Puts those that are due off by a day and answers them: whoever dies now asks tomorrow. */
  async claimDue(tx: Tx, limit: number): Promise<string[]> {
    const found = await rows<{ providerId: string }>(
      tx,
      `update disputes set due_at = tally_now() + interval '1 day' where id in (
         select id from disputes where due_at <= tally_now() order by due_at, id limit $1 for update skip locked)
       returning provider_id as "providerId"`,
      [limit],
    );
    return found.map(({ providerId }) => providerId);
  }
}

export const disputesDue = 'select min(due_at) from disputes where due_at is not null';
