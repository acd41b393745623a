// Guarantee: of several credentials the explicit one counts, what is malformed is never taken for none, and the cookie
// alone changes something only for pages of ours.
import { credentialOf, isSameSite } from './credential.rules.js';

const cookie = '__Host-tally=abc';
test.each([
  [{}, { kind: 'none' }],
  [{ cookie: 'theme=dark' }, { kind: 'none' }],
  [{ cookie: 'x__Host-tally=abc' }, { kind: 'none' }],
  [{ cookie }, { kind: 'cookie', token: 'abc' }],
  [{ cookie: `theme=dark; ${cookie}; a=b` }, { kind: 'cookie', token: 'abc' }],
  [{ authorization: 'Bearer abc' }, { kind: 'bearer', token: 'abc' }],
  [
    { authorization: 'bearer  abc', cookie },
    { kind: 'bearer', token: 'abc' },
  ],
  [
    { authorization: 'Link abc', link: 'def', cookie },
    { kind: 'link', token: 'abc' },
  ],
  [
    { link: 'def', cookie },
    { kind: 'link', token: 'def' },
  ],
  [{ link: ['a', 'b'], cookie }, { kind: 'malformed' }],
  [{ authorization: '', cookie }, { kind: 'malformed' }],
  [{ authorization: 'Bearer', cookie }, { kind: 'malformed' }],
  [{ authorization: 'Bearer a b' }, { kind: 'malformed' }],
  [{ authorization: 'Basic YTpi' }, { kind: 'malformed' }],
  [{ authorization: `Bearer ${'x'.repeat(501)}` }, { kind: 'malformed' }],
])('%j says %j', (given, credential) => {
  const source = { authorization: undefined, link: undefined, cookie: undefined, ...given };
  expect(credentialOf(source)).toEqual(credential);
});

test.each([
  [undefined, undefined, false],
  ['https://tally.example', undefined, true],
  ['https://tally.example:8443', undefined, false],
  ['http://tally.example', undefined, false],
  ['null', undefined, false],
  [undefined, 'same-origin', true],
  [undefined, 'none', true],
  [undefined, 'same-site', false],
  ['https://tally.example', 'cross-site', false],
])('origin %s with Sec-Fetch-Site %s: %s', (origin, fetchSite, expected) => {
  expect(isSameSite({ origin, fetchSite }, 'https://tally.example/some/path')).toBe(expected);
});
