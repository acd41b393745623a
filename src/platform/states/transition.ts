import { IllegalTransition } from './states.errors.js';
import { birth } from './transitions.js';

/** A table as an argument: its states are known by its keys, since a first state is never led to. */
type Table<S extends string> = Readonly<Record<S, readonly NoInfer<S>[]>>;

/**
 * Answers `to` when the table allows the step, so that `const state = transition(table, row.state, 'active')` reads as
 * the decision it is.
 *
 * @throws IllegalTransition (409) when the table lacks the step.
 */
export function transition<S extends string, To extends S>(table: Table<S>, from: NoInfer<S>, to: To): To {
  if (!canBecome(table, from, to)) throw new IllegalTransition({ extra: { from, to } });
  return to;
}

/** Whether the table has the step, for callers that choose rather than insist. */
export const canBecome = <S extends string>(table: Table<S>, from: NoInfer<S>, to: NoInfer<S>): boolean =>
  table[from].includes(to);

/** Every state that can be reached from `start`, itself included. A spec checks that none of the table is missing. */
export function reachable<S extends string>(table: Table<S>, ...start: NoInfer<S>[]): ReadonlySet<S> {
  const seen = new Set<S>(start);
  for (const state of seen) table[state].forEach((next) => seen.add(next));
  return seen;
}

/** The states of the table that lead nowhere. */
export const finalStates = <S extends string>(table: Table<S>): S[] =>
  (Object.keys(table) as S[]).filter((state) => table[state].length === 0);

/** The table as rows of `legal_transitions`, births included, sorted: what the migration of the entity must hold. */
export function asRows<S extends string>(table: Table<S>, ...start: NoInfer<S>[]): [from: string, to: S][] {
  const births = start.map((state): [string, S] => [birth, state]);
  const steps = (Object.keys(table) as S[]).flatMap((from) => table[from].map((to): [string, S] => [from, to]));
  return [...births, ...steps].sort((a, b) => compare(a.join(), b.join()));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
