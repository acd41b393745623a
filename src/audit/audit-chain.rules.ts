import { createHash } from 'node:crypto';

/** Codes, ids and amounts. Whole numbers only, so that every reader computes the same hash; a bigint becomes text. */
export type AuditDetails = {
  readonly [name: string]: string | number | bigint | boolean | null | readonly (string | number)[];
};

/** An entry as the chain covers it. Times are text with microseconds, as a Date would lose them. */
export interface ChainedEntry {
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actorId: string | null;
  readonly via: string;
  readonly requestId: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly details: unknown;
  readonly commitment: Buffer | null;
}

/** The place of an entry in the chain. */
export interface Seal {
  readonly seq: bigint;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** What the first entry has before it. */
export const genesis = Buffer.alloc(32);

/**
 * SHA-256 over the canonical JSON (RFC 8785: sorted names, no spaces) of the entry, its place and the hash before it.
 * Anybody can compute it anew from a dump.
 */
export function entryHash(entry: ChainedEntry, seq: bigint, previousHash: Buffer): Buffer {
  const covered = {
    version: 1,
    seq: seq.toString(),
    previousHash: previousHash.toString('hex'),
    id: entry.id,
    at: entry.at,
    recordedAt: entry.recordedAt,
    actorId: entry.actorId,
    via: entry.via,
    requestId: entry.requestId,
    action: entry.action,
    subject: entry.subject,
    subjectId: entry.subjectId,
    details: entry.details,
    commitment: entry.commitment?.toString('hex') ?? null,
  };
  return createHash('sha256').update(canonicalJson(covered)).digest();
}

/** Gives entries, in this order, the places after the head. */
export function seal(entries: readonly ChainedEntry[], head: Pick<Seal, 'seq' | 'hash'>): Seal[] {
  let { seq, hash: previousHash } = head;
  return entries.map((entry) => {
    seq += 1n;
    const sealed = { seq, previousHash, hash: entryHash(entry, seq, previousHash) };
    previousHash = sealed.hash;
    return sealed;
  });
}

/** JSON with the names of every object in one order and nothing between the parts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/** The commitment to a text: `sha256(salt ‖ UTF-8 of the text)`. */
export const commit = (salt: Buffer, text: string): Buffer => createHash('sha256').update(salt).update(text).digest();

/**
 * Details as they are stored.
 *
 * @throws Error for a number that is no safe integer: a programming mistake, not a caller's.
 */
export function storedDetails(details: AuditDetails): string {
  return JSON.stringify(details, (name, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      throw new Error(`The audit detail ${name} is not a whole number`);
    }
    return value;
  });
}
