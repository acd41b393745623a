/**
 * What can go wrong around one call to the provider. `fails` is a 5xx, which the provider repeats for the same key;
 * `dies` is the end of our process; before or after the provider has done it.
 */
export const faults = ['none', 'fails before', 'fails after', 'answer lost', 'dies before', 'dies after'] as const;

export type Fault = (typeof faults)[number];

/** Nobody knows what became of the call. `keySpent`: the provider repeated an error that it keeps under the key. */
export class Lost extends Error {
  constructor(readonly keySpent: boolean) {
    super('the outcome is unknown');
  }
}

/** The process was killed: nothing after the call has happened. */
export class Died extends Error {}

/** The provider will not. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly param: string | null,
    readonly keySpent = false,
  ) {
    super(code);
  }
}
