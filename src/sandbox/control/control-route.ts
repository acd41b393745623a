import type { Given, Shape } from '../parameters/parameter.js';
import type { World } from '../world.js';

export interface ControlCall {
  readonly world: World;
  readonly path: Readonly<Record<string, string>>;
}

/** A control of the sandbox itself, which Stripe does not have. */
export interface ControlRoute<S extends Shape = Shape> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly parameters: S;
  handle(call: ControlCall, given: Given<S>): object;
}

export function control<S extends Shape>(definition: ControlRoute<S>): ControlRoute {
  return definition;
}
