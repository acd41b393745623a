import { IdempotencyKeyInUse, IdempotencyKeyReused, type KeyState, type KeyUse } from '../platform/http/index.js';
import { type HeldPledge } from './held-pledge.js';
import { type GroupMember, type Outcome } from './pledge-group.js';

/** A member with what is known of its idempotency key, if it came with one. */
export interface KeyedMember {
  readonly member: GroupMember;
  readonly use?: KeyUse;
  readonly state?: KeyState | undefined;
  /** The first member of the group with the same key, when it is an earlier one. */
  readonly sameAs?: { readonly place: number; readonly hash: Buffer } | undefined;
}

/** The answer that a repeated key gets without deciding anew, or undefined when the member has to be decided. */
export function answerRepeated({ use, state, sameAs }: KeyedMember, before: readonly Outcome[]): Outcome | undefined {
  if (!use || !state) return undefined;
  if (state.is === 'running') return { refused: new IdempotencyKeyInUse({ retryAfterSeconds: 1 }) };
  if (state.is === 'answered') return sameRequest(state.hash, use, { pledge: state.answer as HeldPledge });
  const first = sameAs && before[sameAs.place];
  return first && sameRequest(sameAs.hash, use, first);
}

const sameRequest = (hash: Buffer, use: KeyUse, answer: Outcome): Outcome =>
  hash.equals(use.hash) ? answer : { refused: new IdempotencyKeyReused() };

/**
 * Pairs each member with its key. Equal keys of one group are looked up once, by their first member.
 *
 * @param uses the key of each member, in their order.
 * @param look answers the state of distinct keys, in their order.
 */
export async function withKeys(
  members: readonly GroupMember[],
  uses: readonly (KeyUse | undefined)[],
  look: (distinct: readonly KeyUse[]) => Promise<readonly KeyState[]>,
): Promise<KeyedMember[]> {
  const places = new Map<string, number>();
  uses.forEach((use, place) => use && !places.has(nameOf(use)) && places.set(nameOf(use), place));
  const distinct = [...places.values()].flatMap((place) => uses[place] ?? []);
  const states = new Map((await look(distinct)).map((state, index) => [nameOf(distinct[index]), state]));
  return members.map((member, place) => {
    const use = uses[place];
    if (!use) return { member };
    const first = places.get(nameOf(use)) ?? place;
    const sameAs = first < place ? { place: first, hash: (uses[first] ?? use).hash } : undefined;
    return { member, use, state: states.get(nameOf(use)), sameAs };
  });
}

const nameOf = (use: KeyUse | undefined): string => `${use?.actor ?? ''} ${use?.key ?? ''}`;
