import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type PayoutLine } from './payout-line.entity.js';
import { notBlocked } from './payout-blocks.js';
import { payable } from './payout.rules.js';
import { lineColumns, type LineRow, toLine } from './payouts.repository.js';

/** How long one worker has a line, in seconds of real time: beyond any timeout of the provider. */
const leaseSeconds = 60;

/** Of `payout_lines l`: under nobody's lease, and not waiting before the provider is asked again. Both real time. */
const free = `(l.lease_until is null or l.lease_until <= clock_timestamp())
  and (l.retry_at is null or l.retry_at <= clock_timestamp())`;

/**
 * A line that has something to do: what may have left is followed whatever happens; what has not waits while the campaign
 * is suspended, the account restricted or payouts are blocked, unless the account is another one and the payout becomes void.
 */
const claimable = `o.state = 'approved' and ${free} and (l.state = 'sending' or (l.state = 'approved' and (
    (r.provider_account_id, r.bank_account) is distinct from (l.provider_account_id, l.bank_account)
    or (r.transfers = 'active' and c.state in (${payable.map((state) => `'${state}'`).join(', ')}) and ${notBlocked}))))`;

const from = `payout_lines l join payouts o on o.id = l.payout_id join campaigns c on c.id = o.campaign_id
  join recipients r on r.id = l.recipient_id`;

/** When there is something to send, in business time. */
export const sendDue = `select min(l.due_at) from ${from} where ${claimable}`;

export const sendLeases = `select count(*) from payout_lines where state in ('approved', 'sending') and lease_until > clock_timestamp()`;

export const sendRetries = `select count(*) from payout_lines where state in ('approved', 'sending') and retry_at > clock_timestamp()`;

/** The sending of lines: who has which, and what is tried when. Every write expects the campaign's lock to be held or the lease. */
@Injectable()
export class PayoutSendingsRepository {
  constructor(private readonly database: Database) {}

  /** Lines that are due, without those that this run has had. */
  async due(had: readonly string[], limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select l.id from ${from} where ${claimable} and l.due_at <= tally_now() and l.id <> all($1::uuid[])
       order by l.due_at, l.id limit $2`,
      [had, limit],
    );
    return found.map(({ id }) => id);
  }

  /** The line if it is free and due, locked; SKIP LOCKED keeps workers apart. */
  async lockClaimable(tx: Tx, id: string): Promise<LineRow | undefined> {
    const [line] = await rows<PayoutLine>(
      tx,
      `select ${lineColumns} from payout_lines l
       where l.id = $1 and l.state in ('approved', 'sending') and l.due_at <= tally_now() and ${free}
       for update skip locked`,
      [id],
    );
    return line && toLine(line);
  }

  /** Leased and counted, before anything is sent or, without `sends`, looked for. The line is locked. */
  async begin(tx: Tx, id: string, sends: boolean): Promise<LineRow> {
    const [line] = await rows<PayoutLine>(
      tx,
      `update payout_lines l set state = 'sending', tries = tries + 1, retry_at = null,
         lease_until = clock_timestamp() + make_interval(secs => $2), last_sent_at = case when $3 then tally_now() else last_sent_at end
       where l.id = $1 returning ${lineColumns}`,
      [id, leaseSeconds, sends],
    );
    if (!line) throw new Error(`The payout line ${id} is gone`);
    return toLine(line);
  }

  /** Not this time: again after so many real milliseconds, under another key if this one is spent. */
  async retry(tx: Tx, id: string, afterMs: number, newKey: boolean): Promise<void> {
    await rows(
      tx,
      `update payout_lines set lease_until = null, refusals = refusals + $3,
         retry_at = clock_timestamp() + $2 * interval '1 millisecond'
       where id = $1 and state = 'sending'`,
      [id, afterMs, newKey ? 1 : 0],
    );
  }

  /** The provider could not be asked before it is begun: again after so many real milliseconds. */
  async postpone(tx: Tx, id: string, afterMs: number): Promise<void> {
    await rows(
      tx,
      `update payout_lines l set retry_at = clock_timestamp() + $2 * interval '1 millisecond'
       where l.id = $1 and l.state in ('approved', 'sending') and ${free}`,
      [id, afterMs],
    );
  }

  /** The balance does not cover it: again in six hours of business time. */
  async waitForBalance(tx: Tx, id: string): Promise<void> {
    await rows(
      tx,
      `update payout_lines set lease_until = null, failure_code = 'balance_insufficient',
         due_at = tally_now() + interval '6 hours' where id = $1 and state = 'sending'`,
      [id],
    );
  }

  /** It has not left and must not now: looked for again in a day of business time, or when the campaign goes on. */
  async lookAgainLater(tx: Tx, id: string): Promise<void> {
    await rows(
      tx,
      `update payout_lines set lease_until = null, due_at = tally_now() + interval '1 day' where id = $1 and state = 'sending'`,
      [id],
    );
  }

  /** What waited for the campaign is due again. */
  async wake(tx: Tx, campaignId: string): Promise<void> {
    await rows(
      tx,
      `update payout_lines l set due_at = least(l.due_at, tally_now()) from payouts o
       where o.id = l.payout_id and o.campaign_id = $1 and o.state = 'approved' and l.state = 'sending'`,
      [campaignId],
    );
  }

  async sent(tx: Tx, id: string, transferId: string, at: Date): Promise<void> {
    await rows(
      tx,
      `update payout_lines set state = 'sent', transfer_id = $2, sent_at = $3, failure_code = null,
         lease_until = null, retry_at = null, due_at = null where id = $1`,
      [id, transferId, at],
    );
  }

  async failed(tx: Tx, id: string, failureCode: string): Promise<void> {
    await rows(
      tx,
      `update payout_lines set state = 'failed', failure_code = $2, lease_until = null, retry_at = null, due_at = null
       where id = $1`,
      [id, failureCode],
    );
  }
}
