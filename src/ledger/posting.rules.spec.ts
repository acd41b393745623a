// Guarantee: what reaches the ledger is balanced and sensible, in one order, each reference once.
import fc from 'fast-check';
import { accounts } from './accounts.js';
import { ImpossiblePosting, LedgerReferenceReused } from './ledger.errors.js';
import { assertSame, type LedgerTransaction, type Posting, prepareTransactions, reversed } from './posting.rules.js';

const at = new Date('2026-11-01T12:00:00.000Z');
const funds = accounts.campaignFunds('c1');
const paid = (amount: bigint): Posting => ({ from: accounts.outside, to: funds, amount });
const tipped = (amount: bigint): Posting => ({ from: accounts.outside, to: accounts.platformTips, amount });
const transaction = (reference: string, ...postings: Posting[]): LedgerTransaction => ({
  reference,
  currency: 'EUR',
  at,
  postings,
});

describe('prepareTransactions', () => {
  it('leaves out postings of zero, and transactions that have no other', () => {
    const prepared = prepareTransactions([transaction('a', paid(2500n), tipped(0n)), transaction('b', tipped(0n))]);
    expect(prepared).toEqual([transaction('a', paid(2500n))]);
  });

  it('sorts by reference and keeps an exact repeat once', () => {
    const prepared = prepareTransactions([
      transaction('b', paid(1n)),
      transaction('a', paid(2n)),
      transaction('b', paid(1n)),
    ]);
    expect(prepared.map(({ reference }) => reference)).toEqual(['a', 'b']);
  });

  it('refuses two facts under one reference', () => {
    expect(() => prepareTransactions([transaction('a', paid(1n)), transaction('a', paid(2n))])).toThrow(
      LedgerReferenceReused,
    );
  });

  it.each([
    ['a negative amount', transaction('a', paid(-1n))],
    ['an account to itself', transaction('a', { from: funds, to: funds, amount: 1n })],
    ['a currency that does not exist', { ...transaction('a', paid(1n)), currency: 'EURO' }],
    ['no reference', transaction('', paid(1n))],
  ])('refuses %s', (_, given) => {
    expect(() => prepareTransactions([given])).toThrow(ImpossiblePosting);
  });
});

describe('assertSame', () => {
  it('lets a replay pass whatever the order of its postings', () => {
    expect(() =>
      assertSame(transaction('a', paid(1n), tipped(2n)), transaction('a', tipped(2n), paid(1n))),
    ).not.toThrow();
  });

  it.each([
    ['another amount', transaction('a', paid(2n))],
    ['another account', transaction('a', tipped(1n))],
    ['one posting more', transaction('a', paid(1n), tipped(1n))],
    ['another currency', { ...transaction('a', paid(1n)), currency: 'JPY' }],
  ])('refuses %s', (_, given) => {
    expect(() => assertSame(given, transaction('a', paid(1n)))).toThrow(LedgerReferenceReused);
  });
});

describe('reversed', () => {
  it('brings every account back to where it was', () => {
    const account = fc.constantFrom(accounts.outside, accounts.platformFees, funds, accounts.campaignReserve('c1'));
    const posting = fc.record({ from: account, to: account, amount: fc.bigInt({ min: 1n, max: 10n ** 12n }) });
    fc.assert(
      fc.property(fc.array(posting), (postings) => {
        const balance = new Map<string, bigint>();
        const move = (name: string, by: bigint) => balance.set(name, (balance.get(name) ?? 0n) + by);
        for (const { from, to, amount } of [...postings, ...reversed(postings)]) {
          move(from, -amount);
          move(to, amount);
        }
        expect([...balance.values()].every((amount) => amount === 0n)).toBe(true);
      }),
    );
  });
});
