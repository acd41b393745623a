import { exponent } from '../../money/index.js';

/**
 * Minor units of a sum as people type it: `25`, `12.50`, `12,5`, `1 250`, `€ 1.250,00`. Undefined for what is no sum,
 * has more decimals than the currency, or more than eight digits in minor units. A separator before three digits groups
 * thousands, unless the currency has three decimals: then it is the decimal one.
 */
export function parseAmount(typed: string, currency: string): bigint | undefined {
  const digits = exponent(currency);
  const plain = typed.replace(/[\s\u00a0\u202f€]|[A-Z]{3}/g, '');
  const [, whole, decimals = ''] = (digits < 3 ? grouped : plainNumber).exec(plain) ?? [];
  if (whole === undefined || decimals.length > digits) return undefined;
  const minor = BigInt(whole.replace(/\D/g, '') + decimals.padEnd(digits, '0'));
  return minor <= 99_999_999n ? minor : undefined;
}

/** For a field's `pattern`: what cannot be a sum is refused before it is sent. What is one, `parseAmount` judges. */
export const amountPattern = String.raw`[A-Z€\s]*[0-9][0-9.,’'\s]*[A-Z€\s]*`;

const grouped = /^(\d{1,3}(?:[.,’']\d{3})+|\d+)(?:[.,](\d*))?$/;
const plainNumber = /^(\d+)(?:[.,](\d*))?$/;

/** As it is written into a field: `12.50`, without the currency and without separators. */
export function typedAmount(minor: bigint | number, currency: string): string {
  const digits = exponent(currency);
  const text = BigInt(minor)
    .toString()
    .padStart(digits + 1, '0');
  if (digits === 0) return text;
  const decimals = text.slice(-digits);
  return /^0+$/.test(decimals) ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${decimals}`;
}
