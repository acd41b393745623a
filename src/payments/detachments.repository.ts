import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';

/** What a pledge still needs of the cards that were saved for it: the one it uses, or null for none. */
export interface CardsNeeded {
  readonly pledgeId: string;
  readonly paymentMethodId: string | null;
}

/** Let go by its pledge, and by every other pledge for which the very same card was saved. */
const isFree = `d.detach_at is not null and not exists (
  select 1 from card_setups o where o.payment_method_id = d.payment_method_id
  and o.detach_at is null and o.detached_at is null)`;

/** When the next card is to be forgotten. */
export const detachDue = `select d.detach_at from card_setups d where ${isFree} order by d.detach_at limit 1`;

/** All SQL on the forgetting of cards. */
@Injectable()
export class DetachmentsRepository {
  async letGo(tx: Tx, pledges: readonly CardsNeeded[]): Promise<void> {
    await rows(
      tx,
      `update card_setups s set detach_at = tally_now()
       from unnest($1::uuid[], $2::text[]) as n (pledge_id, used) left join lateral (
         select c.succeeded_at, c.number from card_setups c
         where c.pledge_id = n.pledge_id and c.payment_method_id = n.used
         order by c.succeeded_at desc, c.number desc limit 1) c on true
       where s.pledge_id = n.pledge_id and s.state = 'succeeded' and s.detach_at is null and s.detached_at is null
         and (n.used is null or (s.succeeded_at, s.number) < (c.succeeded_at, c.number))`,
      [pledges.map(({ pledgeId }) => pledgeId), pledges.map(({ paymentMethodId }) => paymentMethodId)],
    );
  }

  /** Takes the next cards to forget. Whoever dies with them leaves them due again in an hour of business time. */
  async claim(tx: Tx, limit: number): Promise<string[]> {
    const claimed = await rows<{ paymentMethodId: string }>(
      tx,
      `update card_setups set detach_at = tally_now() + interval '1 hour'
       where id in (select d.id from card_setups d where d.detach_at <= tally_now() and ${isFree}
                    order by d.detach_at limit $1 for update of d skip locked)
       returning payment_method_id "paymentMethodId"`,
      [limit],
    );
    return [...new Set(claimed.map(({ paymentMethodId }) => paymentMethodId))];
  }

  async detached(tx: Tx, paymentMethodIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `update card_setups set detached_at = tally_now(), detach_at = null
       where payment_method_id = any($1::text[]) and detach_at is not null`,
      [paymentMethodIds],
    );
  }

  /** After this nobody can tell that two people had the same card. */
  async forgetFingerprints(tx: Tx, userIds: readonly string[]): Promise<void> {
    await rows(tx, 'update card_setups set fingerprint = null where user_id = any($1::uuid[])', [userIds]);
  }
}
