/** A posting that would move nothing sensible: a mistake in the code that made it, never in what a person entered. */
export class ImpossiblePosting extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'ImpossiblePosting';
  }
}

/** The reference is known with other amounts or accounts: not a replay, but two facts under one name. */
export class LedgerReferenceReused extends Error {
  constructor(readonly reference: string) {
    super(`The ledger has ${reference} already, with other postings`);
    this.name = 'LedgerReferenceReused';
  }
}
