/**
 * The whole life of an entity as one table: each state with the states it may go to. Write it as
 * `export const pledgeTransitions = { pending: ['active', …], … } as const satisfies Transitions<PledgeState>`.
 */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

/** The from-state of the first history row of an entity: nothing was before it. */
export const birth = '-';
