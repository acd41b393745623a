import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../database/index.js';
import { dueInRealTime } from '../retention/retention.js';
import { intervalOf } from '../retention/retention-list.js';
import { type Caller } from './caller.js';
import { type IdempotencyClaim } from './idempotency-claim.js';
import { IdempotencyKeyInUse, IdempotencyKeyReused } from './idempotency.errors.js';
import { decodeAnswer, encodeAnswer } from './idempotency.rules.js';

/** One key of one actor, with the request that it stands for. */
export interface KeyUse {
  readonly actor: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** What is known of a key, once it is locked: never seen, answered before, or running elsewhere. */
export type KeyState =
  | { readonly is: 'new' }
  | { readonly is: 'running' }
  | { readonly is: 'answered'; readonly hash: Buffer; readonly answer: unknown };

/** Keys answer for 24 hours of real time. */
const keptFor = intervalOf('repeated-requests');
export const repeatedRequestsDue = dueInRealTime(`select min(created_at) + ${keptFor} from idempotency_keys`);

/** Makes a repeated request answer what the first one answered, instead of doing it twice. */
@Injectable()
export class Idempotency {
  /**
   * Runs `effect` once per key of the caller, in the transaction that saves its answer; without a key, just runs it.
   * The answer must be plain data without secrets: bigints and Dates come back as such. Call it first in the
   * transaction: the key comes before every other lock.
   *
   * @throws IdempotencyKeyInUse (409, Retry-After) while another request with the key runs.
   * @throws IdempotencyKeyReused (422) when the key was used for another request.
   */
  async once<T>(tx: Tx, caller: Caller, effect: () => Promise<T>): Promise<T> {
    const use = this.useOf(caller);
    if (!use) return effect();
    const [state] = await this.lock(tx, [use]);
    const earlier = this.judge<T>(state ?? { is: 'new' }, use);
    if (earlier) return earlier.answer;
    const answer = await effect();
    await this.save(tx, [{ ...use, answer }]);
    return answer;
  }

  /** The caller's key, under the name of whoever it belongs to: a user, the pledge of a link, or else the address. */
  useOf({ idempotency, userId, pledgeId, ip }: Caller): KeyUse | undefined {
    return idempotency && { actor: userId ?? (pledgeId ? `pledge:${pledgeId}` : `ip:${ip}`), ...idempotency };
  }

  /**
   * Locks the keys until the end of the transaction, without waiting, and looks them up, all in one statement; the
   * states are in the order of `uses`. The function reads after it locks: with both in one plain SELECT, the snapshot
   * would be older than the lock, and would miss the answer of whoever held it.
   *
   * Equal keys in one call all get the lock: a group that takes several requests merges them before.
   */
  async lock(tx: Tx, uses: readonly Pick<KeyUse, 'actor' | 'key'>[]): Promise<KeyState[]> {
    if (uses.length === 0) return [];
    const found = await rows<{ locked: boolean; request_hash: Buffer | null; answer: unknown }>(
      tx,
      'select locked, request_hash, answer from lock_idempotency_keys($1::text[], $2::text[]) order by place',
      [uses.map((use) => use.actor), uses.map((use) => use.key)],
    );
    return found.map(({ locked, request_hash: hash, answer }) => {
      if (!locked) return { is: 'running' };
      return hash ? { is: 'answered', hash, answer: decodeAnswer(answer) } : { is: 'new' };
    });
  }

  /** The earlier answer, or undefined when the effect is still to be made. @throws as `once` */
  judge<T>(state: KeyState, { hash }: Pick<IdempotencyClaim, 'hash'>): { readonly answer: T } | undefined {
    if (state.is === 'running') throw new IdempotencyKeyInUse({ retryAfterSeconds: 1 });
    if (state.is === 'new') return undefined;
    if (!state.hash.equals(hash)) throw new IdempotencyKeyReused();
    return { answer: state.answer as T };
  }

  /** Saves answers with their effects, any number in one statement; the keys must have been locked in `tx`. */
  async save(tx: Tx, answered: readonly (KeyUse & { readonly answer: unknown })[]): Promise<void> {
    if (answered.length === 0) return;
    await rows(
      tx,
      `insert into idempotency_keys (actor, key, request_hash, answer)
       select * from unnest($1::text[], $2::text[], $3::bytea[], $4::jsonb[])`,
      [
        answered.map((use) => use.actor),
        answered.map((use) => use.key),
        answered.map((use) => use.hash),
        answered.map((use) => JSON.stringify(encodeAnswer(use.answer))),
      ],
    );
  }

  /** Forgets at most `limit` keys that are over; answers how many. */
  async deleteExpired(tx: Tx, limit = 1_000): Promise<number> {
    const deleted = await rows(
      tx,
      `delete from idempotency_keys where (actor, key) in (
         select actor, key from idempotency_keys
         where created_at < clock_timestamp() - ${keptFor}
         order by created_at limit $1 for update skip locked)
       returning 1`,
      [limit],
    );
    return deleted.length;
  }
}
