/** The table of the entity does not lead from its state to the one asked for. */
export class IllegalTransition extends Error {
  readonly kind = 'conflict';
  readonly code = 'illegal-transition';

  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    super(`It is ${from} and cannot become ${to}.`);
    this.name = 'IllegalTransition';
  }
}
