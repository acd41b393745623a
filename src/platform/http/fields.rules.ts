import { isCurrency } from '../../money/index.js';
import { holdsCardNumber } from '../card-number.rules.js';

/** A pure check of one value: what is wrong with it, in words that follow the field's name, or undefined. */
export type Check = (value: unknown) => string | undefined;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

export const id: Check = (value) => (isUuid(value) ? undefined : 'must be a UUID');

/** A JSON number without fraction; `"25"`, `2.5` and `1e21` are none. */
export const integer =
  (min: number, max: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : `must be a whole number from ${min} to ${max}`;

/** A JSON number, with a fraction or without. */
export const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max ? undefined : `must be a number from ${min} to ${max}`;

export const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');

export const choice =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;

/** A list of different ones among `values`. */
export const choices =
  (values: readonly string[]): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'must be a list';
    if (new Set(value).size < value.length) return 'must not name anything twice';
    return value.every((one) => choice(values)(one) === undefined)
      ? undefined
      : `must list some of ${values.join(', ')}`;
  };

export const currency: Check = (value) =>
  typeof value === 'string' && isCurrency(value) ? undefined : 'must be an ISO 4217 code such as EUR';

export interface TextLimits {
  /** Characters (code points) at least; 1 unless told, so that blank text is refused. */
  readonly min?: number;
  readonly max: number;
  /** Whether line breaks and tabs may stand in it. */
  readonly lines?: boolean;
}

/** Control characters, and the marks that turn the direction of text and so make a name read as another. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

export const text =
  ({ min = 1, max, lines = false }: TextLimits): Check =>
  (value) => {
    if (typeof value !== 'string') return 'must be a text';
    const length = [...value.trim()].length;
    if (length < min) return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
    if ([...value].length > max) return `must have at most ${max} characters`;
    if (unprintable.test(lines ? value.replace(/\r\n|[\n\t]/g, ' ') : value)) {
      return lines ? 'holds a control character' : 'holds a line break or a control character';
    }
    return holdsCardNumber(value) ? 'looks like a card number; never write one here' : undefined;
  };

const mailbox = /^[^\s@<>()"',;:\\[\]\p{Cc}]{1,64}@[^\s@<>()"',;:\\[\]\p{Cc}]+\.[^\s@<>()"',;:\\[\].\p{Cc}]{2,}$/u;

export const email: Check = (value) =>
  typeof value === 'string' && value.length <= 254 && mailbox.test(value) ? undefined : 'must be an e-mail address';

/** An address that may be shown as a link: http or https, without credentials. */
export const url: Check = (value) => {
  if (typeof value !== 'string' || value.length > 2048 || /[\s\p{Cc}]/u.test(value) || !URL.canParse(value)) {
    return 'must be a web address';
  }
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https:// or http://';
  return username || password ? 'must not hold a user name or password' : undefined;
};

const instantForm = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** ISO 8601 with an offset: a time without one is no instant. */
export const instant: Check = (value) => {
  const [, day] = (typeof value === 'string' && instantForm.exec(value)) || [];
  return day !== undefined && isDay(day) ? undefined : 'must be an instant such as 2027-03-01T18:00:00Z';
};

export const day: Check = (value) =>
  typeof value === 'string' && isDay(value) ? undefined : 'must be a date such as 2027-03-01';

/** A day that the calendar has, from 1900 to 2199; `Date` alone would read 30 February as 2 March. */
function isDay(value: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export const timeZone: Check = (value) => {
  if (typeof value !== 'string' || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/.test(value)) return notAZone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return undefined;
  } catch {
    return notAZone;
  }
};

const notAZone = 'must be an IANA time zone such as Europe/Brussels';

export const matching =
  (pattern: RegExp, words: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : words;

export const object: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object';

/** Every item passes `item`; the message names the first that does not. */
export const list =
  ({ min = 0, max }: { readonly min?: number; readonly max: number }, item: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'must be a list';
    if (value.length < min) return `must have at least ${min} items`;
    if (value.length > max) return `must have at most ${max} items`;
    const wrong = value.map(item).findIndex((message) => message !== undefined);
    return wrong === -1 ? undefined : `item ${wrong} ${item(value[wrong]) ?? ''}`;
  };
