import { isIP } from 'node:net';

export const locales = ['en', 'fr', 'nl'] as const;
export type Locale = (typeof locales)[number];

/** The terms in force. Whoever registers or creates a campaign accepts exactly these. */
export const currentTerms = '2026-11';

export const passwordLength = { min: 12, max: 128 } as const;

/** One account per address, whatever its spelling. */
export const normaliseEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** The address of somebody who was erased: nobody's, so nothing is written to it. */
export const isErasedAddress = (email: string): boolean => email.endsWith('@erased.invalid');

/** The same password typed on two keyboards is the same sequence of characters. */
export const normalisePassword = (password: string): string => password.normalize('NFC');

const wellKnown = new Set([
  'correcthorsebatterystaple',
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'qwertyuiop123',
  'qwerty123456',
  'iloveyou1234',
  'administrator',
  'welcome12345',
  'letmeinletmein',
  'changemeplease',
  'abcdefghijkl',
  'qwertyuiopas',
  '1q2w3e4r5t6y',
  '123qweasdzxc',
]);

/** What makes a password too easy to guess, in words that follow "The password"; undefined when nothing does. */
export function passwordWeakness(password: string, email: string): string | undefined {
  const typed = normalisePassword(password).toLowerCase();
  const characters = [...typed];
  const [name = ''] = normaliseEmail(email).split('@');
  if (new Set(characters).size < 5) return 'uses fewer than five different characters.';
  if (isRun(characters)) return 'is a run of neighbouring characters.';
  if (wellKnown.has(typed)) return 'is one of the first that are tried.';
  if (typed.includes(normaliseEmail(email)) || (name.length >= 6 && typed.includes(name))) {
    return 'contains the e-mail address.';
  }
  return undefined;
}

/** abcdefghijkl, 123456789012, 987654321098: each character beside the one before it. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters
    .slice(1)
    .map((character, i) => character.charCodeAt(0) - (characters[i] ?? '').charCodeAt(0));
  const neighbours = (step: number): boolean => steps.every((each) => each === step || Math.abs(each) === 9);
  return neighbours(1) || neighbours(-1);
}

/** The one that a limit counts: an IPv4 address, or the /64 of an IPv6 address, of which one person has 2^64. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (isIP(ip) !== 6) return ip;
  const [head = '', tail] = ip.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** A network wide enough that its users cannot leave it by asking for another address: the /24 of IPv4, the /64 of IPv6. */
export function neighbourhoodOf(ip: string): string {
  const network = networkOf(ip);
  return isIP(network) === 4 ? network.replace(/\d+$/, '0/24') : network;
}
