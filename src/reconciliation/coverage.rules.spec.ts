import { heldIn, isCovered, owedOf } from './coverage.rules.js';

it.each<[string, Record<string, bigint>, bigint]>([
  ['nothing', {}, 0n],
  [
    'a campaign, less the fees that are gone already',
    { 'campaign:a:funds': 1_000n, 'campaign:a:fees_due': -40n },
    960n,
  ],
  ['a reserve', { 'campaign:a:funds': 100n, 'campaign:a:reserve': 50n }, 150n],
  ['two campaigns, the one not paying for the other', { 'campaign:a:funds': 100n, 'campaign:b:fees_due': -30n }, 100n],
  ['money that came too late', { unexpected_receipts: 70n }, 70n],
  ['nothing of the platform’s own', { 'platform:fees': 500n, 'provider:balance': 900n, outside: -1_400n }, 0n],
])('owes %s', (_, balances, owed) => {
  expect(owedOf(new Map(Object.entries(balances)))).toBe(owed);
});

it.each([
  [100n, 0n, 0n, 100n, true],
  [60n, 30n, 10n, 100n, true],
  [60n, 30n, 9n, 100n, false],
  [-1n, 0n, 0n, 0n, false],
])('%d available, %d pending, %d arriving, %d owed', (available, pending, arriving, owed, covered) => {
  expect(isCovered({ currency: 'EUR', available, pending, arriving, owed })).toBe(covered);
});

it('adds up what is held in a currency', () => {
  const sums = [
    { currency: 'EUR', amount: 1n },
    { currency: 'EUR', amount: 2n },
    { currency: 'USD', amount: 4n },
  ];
  expect(heldIn(sums, 'EUR')).toBe(3n);
  expect(heldIn(sums, 'CHF')).toBe(0n);
});
