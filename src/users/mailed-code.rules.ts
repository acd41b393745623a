const digits = 6;

/** Six digits of a digest: as many as people type without a mistake, and too many to guess in the few tries there are. */
export const codeFrom = (digest: Buffer): string =>
  String(digest.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
