// Guarantee: what is unpaid goes back in the proportion in which it came, to the last minor unit that the funds can give
// with the platform's share of it, and never more.
import fc from 'fast-check';
import { shareOf } from './ordering.rules.js';
import { partsOfUnpaid } from './unpaid.rules.js';

const terms = { feeBps: 400, vatBps: 2_100, currency: 'EUR' };
const charges = (...amounts: bigint[]) => amounts.map((amount, at) => ({ id: `p${at}`, amount, had: 0n, owed: 0n }));
const total = (parts: readonly { amount: bigint }[]) => parts.reduce((all, { amount }) => all + amount, 0n);

it.each([
  // 120.00 with 4 % and 21 % VAT on it: 114.19 were left, 57.00 were paid. 57.19 is what 60.10 cost without its share.
  ['half of it', 5_719n, [6_000n, 6_000n], [3_005n, 3_005n]],
  ['in proportion', 5_719n, [9_000n, 3_000n], [4_508n, 1_502n]],
  ['nothing', 0n, [6_000n, 6_000n], [0n, 0n]],
  ['never more than the charges', 99_999n, [6_000n, 6_000n], [6_000n, 6_000n]],
  ['of no charge', 99_999n, [], []],
])('%s', (_, funds, amounts, parts) => {
  const found = partsOfUnpaid(funds, [{ gained: 12_000n, before: 0n, charges: charges(...amounts) }], terms);
  expect(found.map(({ amount }) => amount)).toEqual(parts);
});

it.each<[string, bigint, [left: bigint, had: bigint, owed: bigint][], bigint[]]>([
  // 5.88 went to the first while a bank had some of the second; 5.00 came back. 4 % of 60.33 were 2.41, and 0.51 of VAT.
  ['both have had the same in the end', 500n, [[3_533n, 618n, 0n], [2_500n, 0n, 0n]], [96n, 430n]],
  // The first has had more than its part of all: the second alone gets what is there, and 0.04 and 0.01 with it.
  ['nobody gives back what they have had', 100n, [[3_533n, 618n, 0n], [2_500n, 0n, 0n]], [0n, 105n]],
  // What the second has still to get costs 2.06 of the 5.00 when it is made anew: that much less is there for both.
  ['what did not arrive is kept for its charge', 500n, [[3_533n, 618n, 0n], [2_500n, 0n, 216n]], [96n, 214n]],
  ['and nobody else gets it', 206n, [[3_533n, 618n, 0n], [2_500n, 0n, 216n]], [0n, 0n]],
])('after an earlier return: %s', (_, funds, drawn, parts) => {
  const own = drawn.map(([amount, had, owed], at) => ({ id: `p${at}`, amount, had, owed }));
  const found = partsOfUnpaid(funds, [{ gained: 6_651n, before: 618n, charges: own }], terms);
  expect(found.map(({ amount }) => amount)).toEqual(parts);
}); // prettier-ignore

it('moves what the provider can move', () => {
  const round = { gained: 12_000n, before: 0n, charges: charges(6_000n, 6_000n) };
  const found = partsOfUnpaid(5_719n, [round], { ...terms, currency: 'BHD' });
  expect(found.map(({ amount }) => amount % 10n)).toEqual([0n, 0n]);
});

it('gives all that the funds can, fairly, whatever the rounds', () => {
  const round = fc.record({
    amounts: fc.array(fc.bigInt(1n, 100_000n), { maxLength: 8 }),
    back: fc.bigInt(0n, 1_000n),
  });
  const rates = fc.record({ feeBps: fc.integer({ min: 0, max: 1_000 }), vatBps: fc.integer({ min: 0, max: 2_500 }) });
  fc.assert(
    fc.property(
      fc.bigInt(0n, 500_000n),
      fc.array(round, { minLength: 1, maxLength: 2 }),
      rates,
      (funds, drawn, fees) => {
        const rounds = drawn.map(({ amounts, back }) => ({
          gained: total(charges(...amounts)) + back,
          before: back,
          charges: charges(...amounts),
        }));
        const parts = partsOfUnpaid(funds, rounds, { ...fees, currency: 'EUR' });
        let [at, costs, sum] = [0, 0n, 0n];
        const all = rounds.reduce((left, { charges: of }) => left + total(of), 0n);
        for (const { before, gained, charges: of } of rounds) {
          const mine = parts.slice(at, (at += of.length));
          const share = shareOf(total(mine), before, gained, fees);
          costs += total(mine) - share.fee - share.vat;
          sum += total(mine);
          mine.forEach(({ amount }, which) => expect(amount >= 0n && amount <= (of[which]?.amount ?? 0n)).toBe(true));
        }
        expect(costs <= funds).toBe(true);
        // What stays is less than a few minor units of rounding.
        expect(sum === all || funds - costs <= 3n).toBe(true);
        parts.forEach(({ amount }, which) => {
          const charge = rounds.flatMap(({ charges: of }) => of)[which]?.amount ?? 0n;
          const gap = amount * all - charge * sum;
          expect((gap < 0n ? -gap : gap) <= 2n * all).toBe(true);
        });
      },
    ),
  );
});
