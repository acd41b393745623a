/**
 * The three ways a call to the provider can end without an answer we can use. They are not HTTP problems: use cases
 * turn them into what their caller needs to know.
 */

/**
 * The call failed in a way that says nothing about what the provider did: 5xx, timeout, a connection cut. Money may
 * have moved. Ask what became of it; never take it for a failure.
 */
export class ProviderUnknownOutcome extends Error {
  constructor(
    readonly endpoint: string,
    /** True when the same key would only bring this answer again: the provider repeated a 5xx that it had kept. */
    readonly keySpent: boolean,
    options?: ErrorOptions,
  ) {
    super(`The provider did not say what became of ${endpoint}`, options);
    this.name = 'ProviderUnknownOutcome';
  }
}

/**
 * Nothing was done: too many requests (429), the same key or object is in use (409), our own secret key is not accepted
 * (401), or our own budget is spent.
 */
export class ProviderBusy extends Error {
  constructor(
    readonly endpoint: string,
    /** Real milliseconds to wait before asking again, with the same key. */
    readonly retryAfterMs: number,
    /** True when the provider counts too many requests (429): then everybody waits, not only this caller. */
    readonly limited = false,
    options?: ErrorOptions,
  ) {
    super(`The provider is busy with ${endpoint}`, options);
    this.name = 'ProviderBusy';
  }
}

/** The provider understood and refused: the request is wrong, or the object is in another state than we believed. */
export class ProviderRefused extends Error {
  /** True when the same key would only bring this refusal again. */
  readonly keySpent: boolean;

  constructor(
    readonly endpoint: string,
    readonly status: number,
    /** The provider's code: 'payment_intent_unexpected_state', 'resource_missing', 'balance_insufficient' … */
    readonly code: string,
    readonly param: string | null,
    message: string,
    { keySpent = false, ...options }: ErrorOptions & { keySpent?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'ProviderRefused';
    this.keySpent = keySpent;
  }
}

/** Whether the next call must use another key, after looking for what this one may have made. */
export const isKeySpent = (error: unknown): boolean =>
  (error instanceof ProviderUnknownOutcome || error instanceof ProviderRefused) && error.keySpent;

/** What an answer names is not what our row says: another amount, currency, mode or customer. Never recorded. */
export class ProviderMismatch extends Error {
  constructor(
    readonly objectId: string,
    readonly field: string,
  ) {
    super(`${objectId} differs from our row in its ${field}`);
    this.name = 'ProviderMismatch';
  }
}
