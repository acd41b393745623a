// Guarantee: a link's token holds for the one thing and purpose it was signed for, under our key, until it ends; no
// other text is ever accepted, and nothing but the secret is needed to check it.
import fc from 'fast-check';
import { SignedLinks } from './signed-links.js';

const links = new SignedLinks({ APP_SECRET: 'a secret of at least thirty-two letters' });
const id = '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f';

test('any id comes back, in 72 characters that are safe in a URL', () => {
  fc.assert(
    fc.property(fc.uuid(), (any) => {
      const token = links.sign('pledge', any);
      expect(token).toMatch(/^[\w-]{72}$/);
      expect(links.verify('pledge', token)).toBe(any);
    }),
  );
});

test('a token with any one character changed, added or taken away is refused', () => {
  const token = links.sign('pledge', id);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .%\n';
  fc.assert(
    fc.property(fc.nat(71), fc.constantFrom(...alphabet), fc.constantFrom(0, 1), (place, character, taken) => {
      const other = token.slice(0, place) + character + token.slice(place + taken);
      fc.pre(other !== token);
      expect(links.read('pledge', other)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string(), (text) => links.read('pledge', text) === undefined));
});

test('another purpose or another secret is refused', () => {
  const token = links.sign('pledge', id);
  expect(() => links.verify('reset_password', token)).toThrow(expect.objectContaining({ code: 'link-invalid' }));
  const others = new SignedLinks({ APP_SECRET: 'another secret, as long as the first one' });
  expect(others.read('pledge', token)).toBeUndefined();
});

test('a token ends at its instant, and without a clock it is over', () => {
  const end = new Date('2026-11-23T10:00:00.000Z');
  const token = links.sign('pledge', id, end);
  expect(links.read('pledge', token, new Date(end.getTime() - 1))).toBe(id);
  expect(links.read('pledge', token, end)).toBeUndefined();
  expect(links.read('pledge', token)).toBeUndefined();
});
