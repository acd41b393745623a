// Guarantee: an address is one account in any spelling, easy passwords are refused and good ones are not, and one
// person cannot pass for many networks.
import { neighbourhoodOf, networkOf, normaliseEmail, normalisePassword, passwordWeakness } from './user.rules.js';

test.each([
  ['Ada@Example.ORG', 'ada@example.org'],
  [' ada@example.org ', 'ada@example.org'],
  ['RENE\u0301@example.org', 'ren\u00e9@example.org'],
])('%s is %s', (given, kept) => {
  expect(normaliseEmail(given)).toBe(kept);
  expect(normaliseEmail(kept)).toBe(kept);
});

test('a password is the same on every keyboard', () => {
  expect(normalisePassword('e\u0301t\u00e9')).toBe(normalisePassword('\u00e9te\u0301'));
});

test.each([
  ['aaaaaaaaaaaaaaaa', 'different'],
  ['abababababababab', 'different'],
  ['123456789012', 'run'],
  ['abcdefghijklmn', 'run'],
  ['nmlkjihgfedcba', 'run'],
  ['Password1234', 'first'],
  ['CorrectHorseBatteryStaple', 'first'],
  ['ada.lovelace@example.org', 'e-mail'],
  ['ADA.LOVELACE-2026', 'e-mail'],
])('%s is too easy', (password, why) => {
  expect(passwordWeakness(password, 'ada.lovelace@example.org')).toContain(why);
});

test.each(['a stick split in two halves', 'tallies & stocks', 'trois p\u2019tits chats', '7fk2-qp9s-tt31'])(
  '%s is good enough',
  (password) => {
    expect(passwordWeakness(password, 'ada@example.org')).toBeUndefined();
  },
);

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s belongs to the network %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.200', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['', ''],
])('%s belongs to the neighbourhood %s', (ip, neighbourhood) => {
  expect(neighbourhoodOf(ip)).toBe(neighbourhood);
});
