import type { Given, Shape } from '../parameters/parameter.js';
import type { World } from '../world.js';

export interface Call {
  readonly world: World;
  /** The named parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  /** `platform`, or the account of the Stripe-Account header. */
  readonly account: string;
  /** False for a publishable key, which may touch only what its client secret opens. */
  readonly secretKey: boolean;
  /** The API version that the request speaks. */
  readonly version: string;
}

/** One call of the API: its parameters as data, and what it does. */
export interface Endpoint<S extends Shape = Shape> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly parameters: S;
  /** Open to a publishable key with the right client secret, as Stripe.js uses it. */
  readonly publishable?: boolean;
  /** Open to a connected account by the Stripe-Account header. */
  readonly connected?: boolean;
  handle(call: Call, given: Given<S>): object;
}

/** Keeps the shape's type between `parameters` and `handle`. */
export function endpoint<S extends Shape>(definition: Endpoint<S>): Endpoint {
  return definition;
}
