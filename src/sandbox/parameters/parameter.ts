import { invalidParameter } from '../protocol/api-error.js';

/** Reads one parameter from a decoded form or JSON body; `name` is its full name (`card[number]`) for the message. */
export interface Parameter<T, R extends boolean = boolean> {
  readonly required: R;
  /** The API version from which on the parameter is unknown. */
  readonly until?: string;
  read(value: unknown, name: string): T;
}

export type Shape = Readonly<Record<string, Parameter<unknown>>>;
type Read<P> = P extends Parameter<infer T> ? T : never;
type RequiredNames<S> = { [K in keyof S]: S[K] extends Parameter<unknown, true> ? K : never }[keyof S];

/** What an endpoint is given after its shape has been read. */
export type Given<S extends Shape> = { [K in RequiredNames<S>]: Read<S[K]> } & {
  [K in Exclude<keyof S, RequiredNames<S>>]?: Read<S[K]>;
};

export function parameter<T>(read: (value: unknown, name: string) => T): Parameter<T, false> {
  return { required: false, read };
}

export function required<T>(inner: Parameter<T>): Parameter<T, true> {
  return { required: true, read: (value, name) => inner.read(value, name) };
}

/** An empty text (or null in JSON) unsets the field. */
export function emptyable<T>(inner: Parameter<T>): Parameter<T | null, false> {
  return parameter((value, name) => (value === '' || value === null ? null : inner.read(value, name)));
}

/** A parameter that only older API versions know. */
export function until<T>(version: string, inner: Parameter<T>): Parameter<T, false> {
  return { required: false, until: version, read: (value, name) => inner.read(value, name) };
}

/** Refuses every parameter that the shape does not name, then reads the others in the shape's order. */
export function readParameters<S extends Shape>(shape: S, tree: object, prefix = '', version = ''): Given<S> {
  const values = tree as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const gone = shape[key]?.until;
    const known = Object.hasOwn(shape, key) && (gone === undefined || version < gone);
    if (!known) throw unknownParameter(nameOf(prefix, key));
  }
  const given: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(shape)) {
    const value = values[key];
    if (value !== undefined) given[key] = kind.read(value, nameOf(prefix, key));
    else if (kind.required) throw missingParameter(nameOf(prefix, key));
  }
  return given as Given<S>;
}

export function unknownParameter(name: string): Error {
  return invalidParameter('parameter_unknown', `Received unknown parameter: ${name}`, name);
}

export function missingParameter(name: string): Error {
  return invalidParameter('parameter_missing', `Missing required param: ${name}.`, name);
}

function nameOf(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}[${key}]`;
}
