import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { payable } from './payout.rules.js';

/** How long one worker has a line, in seconds of real time: beyond any timeout of the provider. */
const leaseSeconds = 60;

const claimable = `l.state in ('approved', 'sending') and o.state = 'approved'
  and c.state in (${payable.map((state) => `'${state}'`).join(', ')})
  and (l.lease_until is null or l.lease_until <= clock_timestamp())
  and (l.retry_at is null or l.retry_at <= clock_timestamp())`;

const from = `payout_lines l join payouts o on o.id = l.payout_id join campaigns c on c.id = o.campaign_id`;

/** When there is something to send, in business time. A suspended campaign waits. */
export const sendDue = `select min(l.due_at) from ${from} where ${claimable}`;

export const sendLeases = `select count(*) from payout_lines where state in ('approved', 'sending') and lease_until > clock_timestamp()`;

export const sendRetries = `select count(*) from payout_lines where state in ('approved', 'sending') and retry_at > clock_timestamp()`;

/** The sending of lines: who has which, and what is tried when. */
@Injectable()
export class PayoutSendingsRepository {
  constructor(private readonly database: Database) {}

  async due(limit: number): Promise<string[]> {
    const found = await this.database.read<{ id: string }>(
      `select l.id from ${from} where ${claimable} and l.due_at <= tally_now() order by l.due_at, l.id limit $1`,
      [limit],
    );
    return found.map(({ id }) => id);
  }

  /** Notes the intent: leased and counted, before anything is sent. Undefined when another worker has it. */
  async claim(tx: Tx, id: string): Promise<{ wasApproved: boolean; tries: number } | undefined> {
    const [claimed] = await rows<{ was: string; tries: number }>(
      tx,
      `with held as (select l.id, l.state from ${from} where l.id = $1 and ${claimable} for update of l skip locked)
       update payout_lines p set state = 'sending', tries = p.tries + 1, retry_at = null,
         lease_until = clock_timestamp() + make_interval(secs => $2), first_sent_at = coalesce(p.first_sent_at, tally_now())
       from held where p.id = held.id returning held.state as was, p.tries`,
      [id, leaseSeconds],
    );
    return claimed && { wasApproved: claimed.was === 'approved', tries: claimed.tries };
  }

  /** Not this time: again after so many real milliseconds. */
  async retry(tx: Tx, id: string, afterMs: number): Promise<void> {
    await rows(
      tx,
      `update payout_lines set lease_until = null, retry_at = clock_timestamp() + $2 * interval '1 millisecond'
       where id = $1 and state = 'sending'`,
      [id, afterMs],
    );
  }

  /** The balance does not cover it: again in six hours of business time, under a key of its own. */
  async waitForBalance(tx: Tx, id: string): Promise<void> {
    await rows(
      tx,
      `update payout_lines set lease_until = null, refusals = refusals + 1, failure_code = 'balance_insufficient',
         due_at = tally_now() + interval '6 hours' where id = $1 and state = 'sending'`,
      [id],
    );
  }

  async finish(
    tx: Tx,
    id: string,
    to: 'sent' | 'failed',
    parts: { transferId?: string; failureCode?: string },
  ): Promise<boolean> {
    const moved = await rows(
      tx,
      `update payout_lines set state = $2, transfer_id = $3, failure_code = $4, lease_until = null, retry_at = null, due_at = null
       where id = $1 and state = 'sending' returning id`,
      [id, to, parts.transferId ?? null, parts.failureCode ?? null],
    );
    return moved.length > 0;
  }

  /** The bank payout that carried the money of this account's sent lines. Answers those that it named first. */
  async arrived(
    tx: Tx,
    accountId: string,
    bankPayoutId: string,
    at: Date,
  ): Promise<{ lineId: string; payoutId: string; campaignId: string }[]> {
    return rows(
      tx,
      `update payout_lines l set bank_payout_id = $2, bank_arrived_at = $3 from payouts o
       where o.id = l.payout_id and l.provider_account_id = $1 and l.state = 'sent' and l.bank_arrived_at is null
       returning l.id as "lineId", o.id as "payoutId", o.campaign_id as "campaignId"`,
      [accountId, bankPayoutId, at],
    );
  }
}
