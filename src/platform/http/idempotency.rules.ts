/**
 * How saved answers are written as JSON: as themselves, with `{ "$bigint": "25" }` and `{ "$date": "…" }` where JSON has
 * no word. A name that itself begins with `$` gets another one, so that everything reads back as it was.
 *
 * @throws TypeError for what a saved answer cannot hold: functions, symbols, maps and sets.
 */
export function encodeAnswer(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('A saved answer holds no NaN or Infinity');
  if (typeof value !== 'object' || value === null) return refuseStrange(value);
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value instanceof Map || value instanceof Set) throw new TypeError('A saved answer holds no Map or Set');
  if (Array.isArray(value)) return value.map(encodeAnswer);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name.startsWith('$') ? `$${name}` : name, encodeAnswer(inner)]),
  );
}

/** Reads back what `encodeAnswer` wrote. */
export function decodeAnswer(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decodeAnswer);
  const fields = value as Record<string, unknown>;
  if (fields['$undefined'] === true) return undefined;
  if (typeof fields['$bigint'] === 'string') return BigInt(fields['$bigint']);
  if (typeof fields['$date'] === 'string') return new Date(fields['$date']);
  return Object.fromEntries(
    Object.entries(fields).map(([name, inner]) => [name.startsWith('$') ? name.slice(1) : name, decodeAnswer(inner)]),
  );
}

function refuseStrange(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`A saved answer holds no ${typeof value}`);
  }
  return value;
}
