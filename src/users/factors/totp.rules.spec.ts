// Guarantee: a code belongs to one step of 30 seconds, of which the present one and its two neighbours are taken; the
// codes are those of RFC 6238, which every authenticator app computes.
import { plainCode, stepOfCode, totpUri, typedSecret } from './totp.rules.js';

/** The secret of RFC 6238's table; its codes have eight digits, of which ours are the last six. */
const secret = Buffer.from('12345678901234567890');

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('after %i seconds the code is %s', (seconds, code) => {
  expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test.each([
  [-31, undefined],
  [-30, 41_152_263],
  [-1, 41_152_263],
  [0, 41_152_263],
  [29, 41_152_263],
  [59, 41_152_263],
  [60, undefined],
])('a code is taken %i seconds after its step began: %s', (seconds, step) => {
  const at = new Date((41_152_263 * 30 + seconds) * 1000);
  expect(stepOfCode(secret, '005924', at)).toBe(step);
});

test.each(['', '28708', '2870820', '28708x', '000000', ' 287082'])('%j is no code', (code) => {
  expect(stepOfCode(secret, code, new Date(59_000))).toBeUndefined();
});

test('an app reads all it needs from the address', () => {
  const uri = new URL(totpUri(secret, 'ada@example.org'));
  expect(uri.protocol + uri.host).toBe('otpauth:totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Tally:ada@example.org');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: typedSecret(secret),
    ...{ issuer: 'Tally', algorithm: 'SHA1', digits: '6', period: '30' },
  });
});

test.each([
  ['123 456', '123456'],
  ['ABCDE-fghij ', 'abcdefghij'],
])('%j counts as %s', (typed, plain) => {
  expect(plainCode(typed)).toBe(plain);
});
