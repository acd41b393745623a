import { invalidParameter } from '../protocol/api-error.js';
import { isTree } from './kinds.js';
import { parameter, type Parameter } from './parameter.js';

export type Metadata = Readonly<Record<string, string>>;

const mostKeys = 50;
const longestKey = 40;
const longestValue = 500;

/** What a metadata parameter asks for: null removes all keys, an empty value removes its key. */
export type MetadataChange = Record<string, string> | null;

/** At most 50 keys of at most 40 characters with values of at most 500: https://docs.stripe.com/api/metadata. */
export const metadata: Parameter<MetadataChange, false> = parameter((value, name) => {
  if (value === '' || value === null) return null;
  if (!isTree(value)) throw invalidParameter('parameter_invalid_object', 'Invalid object', name);
  const change: Record<string, string> = {};
  for (const [key, each] of Object.entries(value)) change[readKey(key, name)] = readValue(each, `${name}[${key}]`);
  if (Object.keys(change).length > mostKeys) {
    throw invalidParameter(undefined, `Metadata can have at most ${mostKeys} keys.`, name);
  }
  return change;
});

/** Keys that are not named stay as they are. */
export function applyMetadata(before: Metadata, change: MetadataChange | undefined): Metadata {
  if (change === undefined) return before;
  if (change === null) return {};
  const merged = { ...before, ...change };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
  if (Object.keys(kept).length > mostKeys) {
    throw invalidParameter(undefined, `Metadata can have at most ${mostKeys} keys.`, 'metadata');
  }
  return kept;
}

function readKey(key: string, name: string): string {
  if (key.length > longestKey) {
    throw invalidParameter(
      undefined,
      `Metadata keys must be at most ${longestKey} characters; '${key}' is longer.`,
      name,
    );
  }
  return key;
}

function readValue(value: unknown, name: string): string {
  if (value === null) return '';
  if (typeof value !== 'string') throw invalidParameter(undefined, 'Metadata values must be strings.', name);
  if (value.length > longestValue) {
    throw invalidParameter(undefined, `Metadata values must be at most ${longestValue} characters.`, name);
  }
  return value;
}
