import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';

/** A reversal with the transfer that it takes from. Minor units. */
export interface ReversalRow {
  readonly id: string;
  readonly campaignId: string;
  readonly causeId: string;
  readonly recipientId: string;
  readonly transferId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: 'requested' | 'sent' | 'failed';
  readonly tries: number;
  readonly createTries: number;
  readonly requestedAt: Date;
}

/** One that this worker has for as long as its lease. */
export type ClaimedReversal = ReversalRow & { readonly now: Date };

/** Of `transfer_reversals v`: under nobody's lease, and not waiting before the provider is asked again. Both real time. */
const claimable = `v.state = 'requested' and (v.lease_until is null or v.lease_until <= clock_timestamp())
  and (v.retry_at is null or v.retry_at <= clock_timestamp())`;

export const reversalDue = `select min(v.due_at) from transfer_reversals v where ${claimable}`;
export const reversalLeases = `select count(*) from transfer_reversals where state = 'requested' and lease_until > clock_timestamp()`;
export const reversalRetries = `select count(*) from transfer_reversals where state = 'requested' and retry_at > clock_timestamp()`;

const columns = `v.id, v.campaign_id "campaignId", v.cause_id "causeId", l.recipient_id "recipientId",
  l.transfer_id "transferId", v.amount, v.currency, v.state, v.tries, v.create_tries "createTries",
  v.requested_at "requestedAt"`;

type Raw<Row extends ReversalRow> = Omit<Row, 'amount'> & { amount: string };
const exact = <Row extends ReversalRow>(row: Raw<Row>) => ({ ...row, amount: BigInt(row.amount) });

/** All SQL on transfers that come back. */
@Injectable()
export class TransferReversalsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Asks for up to `amount` back from what was sent for the campaign, the newest transfer first, each at most for what
   * is left of it. Answers what was asked for. The campaign's lock is held.
   */
  async request(
    tx: Tx,
    { campaignId, causeId, amount, at }: { campaignId: string; causeId: string; amount: bigint; at: Date },
  ): Promise<{ id: string; amount: bigint }[]> {
    const made = await rows<{ id: string; amount: string }>(
      tx,
      `with sent as (
         select l.id, l.currency, l.amount - coalesce((select sum(r.amount) from transfer_reversals r
           where r.payout_line_id = l.id and r.state <> 'failed'), 0) as free
         from payout_lines l join payouts o on o.id = l.payout_id where o.campaign_id = $1 and l.state = 'sent'),
       running as (select *, sum(free) over (order by id desc) - free as before from sent where free > 0)
       insert into transfer_reversals (payout_line_id, campaign_id, cause_id, amount, currency, state, due_at, requested_at)
       select id, $1, $2, least(free, $3::bigint - before), currency, 'requested', $4, $4 from running where before < $3::bigint
       returning id, amount`,
      [campaignId, causeId, amount, at],
    );
    return made.map((row) => ({ ...row, amount: BigInt(row.amount) }));
  }

  /** What an open payout of the campaign will still take from its funds: that is not there for anybody else. */
  async onItsWay(tx: Tx, campaignId: string): Promise<bigint> {
    const [row] = await rows<{ amount: string }>(
      tx,
      `select coalesce(sum(l.amount), 0) as amount from payout_lines l join payouts o on o.id = l.payout_id
       where o.campaign_id = $1 and l.state in ('approved', 'sending')`,
      [campaignId],
    );
    return BigInt(row?.amount ?? 0);
  }

  /** Whether something of the campaign was transferred, or may be on its way. */
  async hasPaidOut(tx: Tx, campaignId: string): Promise<boolean> {
    const sql = `select 1 from payout_lines l join payouts o on o.id = l.payout_id
      where o.campaign_id = $1 and l.state in ('approved', 'sending', 'sent') limit 1`;
    return (await rows(tx, sql, [campaignId])).length > 0;
  }

  async isOpen(tx: Tx, causeId: string): Promise<boolean> {
    const sql = `select 1 from transfer_reversals where cause_id = $1 and state = 'requested' limit 1`;
    return (await rows(tx, sql, [causeId])).length > 0;
  }

  /** Takes what is due under a lease of a minute; SKIP LOCKED keeps workers apart. */
  async claimDue(tx: Tx, limit: number): Promise<ClaimedReversal[]> {
    const found = await rows<Raw<ClaimedReversal>>(
      tx,
      `with picked as (
         select v.id from transfer_reversals v where v.due_at <= tally_now() and ${claimable}
         order by v.due_at, v.id limit $1 for update skip locked)
       update transfer_reversals v set tries = v.tries + 1, retry_at = null,
         lease_until = clock_timestamp() + interval '60 seconds'
       from picked, payout_lines l where v.id = picked.id and l.id = v.payout_line_id returning ${columns}, tally_now() as now`,
      [limit],
    );
    return found.map(exact);
  }

  async lock(tx: Tx, id: string): Promise<ReversalRow | undefined> {
    const [row] = await rows<Raw<ReversalRow>>(
      tx,
      `select ${columns} from transfer_reversals v join payout_lines l on l.id = v.payout_line_id
       where v.id = $1 for update of v`,
      [id],
    );
    return row && exact(row);
  }

  async campaignOf(id: string): Promise<string | undefined> {
    const [row] = await this.database.read<{ campaignId: string }>(
      'select campaign_id "campaignId" from transfer_reversals where id = $1',
      [id],
    );
    return row?.campaignId;
  }

  /** The provider did not say, or is busy: again after so many real milliseconds, by another key if it keeps the error. */
  async retry(tx: Tx, id: string, afterMs: number, newKey: boolean): Promise<void> {
    await rows(
      tx,
      `update transfer_reversals set lease_until = null, create_tries = create_tries + $3,
         retry_at = clock_timestamp() + $2 * interval '1 millisecond' where id = $1 and state = 'requested'`,
      [id, afterMs, newKey ? 1 : 0],
    );
  }

  async end(
    tx: Tx,
    id: string,
    to: { state: 'sent' | 'failed'; providerId: string | null; failureCode: string | null },
  ) {
    await rows(
      tx,
      `update transfer_reversals set state = $2, provider_id = $3, failure_code = $4,
         due_at = null, lease_until = null, retry_at = null where id = $1`,
      [id, to.state, to.providerId, to.failureCode],
    );
  }
}
