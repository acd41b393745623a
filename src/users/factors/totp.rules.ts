import { Secret, TOTP } from 'otpauth';

export const periodSeconds = 30;

/** How many steps before and after the present one are taken as well: clocks of phones are not exact. */
const toleratedSteps = 1;

const totpOf = (secret: Uint8Array, account = ''): TOTP =>
  new TOTP({
    issuer: 'Tally',
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** What an app reads from the picture: `otpauth://totp/…`. */
export const totpUri = (secret: Uint8Array, account: string): string => totpOf(secret, account).toString();

/** The secret as people type it into an app that has no camera. */
export const typedSecret = (secret: Uint8Array): string => totpOf(secret).secret.base32;

/**
 * The number of the 30-second step that this code belongs to; undefined when it belongs to none near `at`. Each step is
 * good once: whoever stores the last one used refuses those up to it.
 */
export function stepOfCode(secret: Uint8Array, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = at.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: toleratedSteps });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

/** A code as it counts, however it was typed: `ABCDE-fghij` and `123 456` have no spaces, dashes and capitals. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();
