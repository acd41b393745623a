import { GroundMissing, NotForThis, ResumeFirst, SuspendFirst } from './moderation.errors.js';

/** What can be reported. A further kind is a word here and a class that registers it (`moderated-kinds.ts`). */
export const subjectKinds = ['campaign', 'update', 'comment', 'complaint'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Why somebody reports something, and on what ground something is restricted. */
export const grounds = ['illegal', 'fraud', 'hate', 'rights', 'spam', 'other'] as const;
export type Ground = (typeof grounds)[number];

/** Whether something breaks the law or what everybody agreed to (art. 17(3)(d) and (e)). */
export const bases = ['law', 'terms'] as const;
export type Basis = (typeof bases)[number];

/** What is done: nothing, it is seen by nobody else any more, or its campaign is stopped. */
export const outcomes = ['none', 'hidden', 'suspended'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where something stands, before anything is decided. `gone` is what its own people do not show. */
export type Standing = 'shown' | 'hidden' | 'suspended' | 'gone';

export interface Grounded {
  readonly ground: Ground | null;
  readonly basis: Basis | null;
}

/** A restriction says on which ground and whether by law or by terms; where nothing is done there is neither. @throws GroundMissing */
export function groundedFor(outcome: Outcome, { ground, basis }: Grounded): Grounded {
  if (outcome === 'none') return { ground: null, basis: null };
  if (ground === null || basis === null) throw new GroundMissing();
  return { ground, basis };
}

/** Whether this can be decided of something as it stands. @throws NotForThis, SuspendFirst */
export function assertPossible(outcome: Outcome, possible: readonly Outcome[], standing: Standing): void {
  if (!possible.includes(outcome)) throw new NotForThis();
  if (outcome === 'suspended' && standing !== 'suspended') throw new SuspendFirst();
}

/**
 * What becomes of a decision that an objection reverses: a restriction is lifted, and where nothing was done something is
 * now, as far as the thing allows. A suspension is lifted by its own use case, before.
 *
 * @throws ResumeFirst
 */
export function reversed(outcome: Outcome, possible: readonly Outcome[], standing: Standing): Outcome {
  if (outcome === 'suspended' && standing === 'suspended') throw new ResumeFirst();
  if (outcome !== 'none') return 'none';
  return possible.find((one) => one !== 'none') ?? 'none';
}

/** Who objects: whoever wrote it, or whoever reported it. */
export type Side = 'author' | 'reporter';

/**
 * Whether a decision can be objected to (art. 20(1)): by its author when something was restricted, by a reporter when
 * nothing was done. What was decided on an objection stands for the one who lost it, so that this comes to an end.
 */
export const mayObject = (
  side: Side,
  of: { readonly outcome: Outcome; readonly reversesId: string | null },
): boolean => (side === 'author' ? of.outcome !== 'none' : of.outcome === 'none' && of.reversesId === null);

/** No six months have more days, so that nobody has less time than art. 20(1) gives. */
const objectionDays = 184;

/** Until when a decision can be objected to. */
export const objectionEnd = (decidedAt: Date): Date =>
  new Date(decidedAt.getTime() + objectionDays * 24 * 60 * 60 * 1000);

/** What a person calls a report by: the random end of its id. */
export const numberOf = (reportId: string): string => {
  const end = reportId.replaceAll('-', '').slice(-8).toUpperCase();
  return `${end.slice(0, 4)}-${end.slice(4)}`;
};
