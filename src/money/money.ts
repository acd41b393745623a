import { exponent, isCurrency } from './currency.js';

/** An amount in minor units (cents, yen, fils) of one ISO 4217 currency. Never a float. */
export type Money = Readonly<{ amount: bigint; currency: string }>;

/** Money as the API writes it: the amount is a JSON integer of at most eight digits. */
export type MoneyJson = { amount: number; currency: string };

export class CurrencyMismatch extends Error {
  constructor(left: string, right: string) {
    super(`${left} and ${right} can neither be added nor compared`);
    this.name = 'CurrencyMismatch';
  }
}

export class UnknownCurrency extends Error {
  constructor(code: string) {
    super(`${code} is not an ISO 4217 currency`);
    this.name = 'UnknownCurrency';
  }
}

/** @throws UnknownCurrency */
export function money(amount: bigint, currency: string): Money {
  if (!isCurrency(currency)) throw new UnknownCurrency(currency);
  return { amount, currency };
}

/** @throws CurrencyMismatch */
export function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left.currency, right.currency);
}

/** @throws CurrencyMismatch */
export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return { amount: left.amount + right.amount, currency: left.currency };
}

/** @throws CurrencyMismatch */
export function subtract(left: Money, right: Money): Money {
  return add(left, { amount: -right.amount, currency: right.currency });
}

/** The sum of any number of amounts in `currency`. @throws CurrencyMismatch */
export function sum(currency: string, parts: readonly Money[]): Money {
  return parts.reduce(add, money(0n, currency));
}

/** Negative, zero or positive, as for `Array.sort`. @throws CurrencyMismatch */
export function compare(left: Money, right: Money): number {
  assertSameCurrency(left, right);
  return left.amount < right.amount ? -1 : left.amount > right.amount ? 1 : 0;
}

export const toJson = ({ amount, currency }: Money): MoneyJson => ({ amount: Number(amount), currency });

export const fromJson = ({ amount, currency }: MoneyJson): Money => money(BigInt(amount), currency);

/** For people: `€ 41.50` in the manner of the locale, with the currency's own number of decimals. */
export function format({ amount, currency }: Money, locale: string): string {
  const digits = exponent(currency);
  const scale = 10n ** BigInt(digits);
  const absolute = amount < 0n ? -amount : amount;
  const fraction = digits === 0 ? '' : `.${(absolute % scale).toString().padStart(digits, '0')}`;
  const decimal = `${amount < 0n ? '-' : ''}${absolute / scale}${fraction}` as Intl.StringNumericLiteral;
  return formatterOf(locale, currency, digits).format(decimal);
}

/** One per locale and currency in use: making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
}
