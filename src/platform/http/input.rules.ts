import { MalformedInput } from './frame.errors.js';
import { type FieldError } from './problem.js';

/** Far beyond any form of ours, far below what could hurt: nesting, and values in all. */
export const inputLimits = { depth: 16, values: 10_000 } as const;

/** PostgreSQL text holds no NUL, and half of a surrogate pair is not a character: neither can be stored or sent on. */
// eslint-disable-next-line no-control-regex -- NUL is what it looks for
const unstorable = /[\u0000\p{Surrogate}]/u;

/** Assigned, these names change what an object is rather than what it holds. */
const poisonous = new Set(['__proto__', 'constructor', 'prototype']);

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * Refuses what no operation accepts, wherever it is in a parsed body, query or path: NUL bytes, lone surrogates, names
 * that poison prototypes, numbers beyond a double, and more nesting or values than the limits.
 *
 * @throws MalformedInput naming the first place that is wrong.
 */
export function checkInput(input: unknown): void {
  if (input === undefined || input === null) return;
  // A list instead of recursion: deep nesting must not reach the end of the stack before it reaches the limit.
  const open: Place[] = [{ value: input, pointer: '', depth: 0 }];
  for (let seen = 0, place = open.pop(); place; seen += 1, place = open.pop()) {
    if (seen > inputLimits.values) throw refused('', `more than ${inputLimits.values} values`);
    const wrong = typeof place.value === 'object' ? undefined : wrongScalar(place.value);
    if (wrong) throw refused(place.pointer, wrong);
    if (typeof place.value !== 'object' || place.value === null || Buffer.isBuffer(place.value)) continue;
    if (place.depth >= inputLimits.depth)
      throw refused(place.pointer, `nested deeper than ${inputLimits.depth} levels`);
    for (const name of Object.keys(place.value)) {
      const pointer = `${place.pointer}/${pointerPart(name)}`;
      if (unstorable.test(name)) throw refused(place.pointer, 'a name holds a NUL byte or half a surrogate pair');
      if (poisonous.has(name)) throw refused(pointer, 'this name is not allowed');
      open.push({ value: (place.value as Record<string, unknown>)[name], pointer, depth: place.depth + 1 });
    }
  }
}

/** A part of a JSON pointer, escaped as RFC 6901 says. */
export const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function wrongScalar(value: unknown): string | undefined {
  if (typeof value === 'string' && unstorable.test(value)) return 'holds a NUL byte or half a surrogate pair';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is a number too large to hold';
  return undefined;
}

const refused = (pointer: string, message: string): MalformedInput => {
  const error: FieldError = { pointer, message };
  return new MalformedInput({ errors: [error] });
};
