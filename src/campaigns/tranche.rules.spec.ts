// Guarantee: with tranches every need is paid from exactly one of them, and what is paid later names what is shown for it
// and by when; without, no need names one.
import { TranchesMismatch } from './draft.errors.js';
import { assertTrancheDays, assertTranches, type TrancheInput } from './tranche.rules.js';

const start: TrancheInput = { evidence: null, dueOn: null };
const by = (dueOn: string): TrancheInput => ({ evidence: 'Photographs of the roof.', dueOn });
const needs = (...tranches: (number | null)[]) => tranches.map((tranche) => ({ tranche }));

function pointerOf(check: () => void): string | undefined {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(TranchesMismatch);
    return (error as TranchesMismatch).errors?.[0]?.pointer;
  }
  return undefined;
}

it.each([
  ['none', needs(null, null), [], undefined],
  ['a start and a proof', needs(1, 2, 2), [start, by('2027-03-01')], undefined],
  ['the first by proof as well', needs(2, 1), [by('2027-03-01'), by('2027-03-01')], undefined],
  ['a need of none', needs(1, null), [start], '/needs/1/tranche'],
  ['a need of one that is not there', needs(1, 3), [start, by('2027-03-01')], '/needs/1/tranche'],
  ['a need of one while there are none', needs(null, 1), [], '/needs/1/tranche'],
  ['an empty one', needs(1, 1), [start, by('2027-03-01')], '/tranches/1'],
  ['a later one without proof', needs(1, 2), [start, start], '/tranches/1/evidence'],
  ['a proof without a day', needs(1), [{ evidence: 'A bill.', dueOn: null }], '/tranches/0/dueOn'],
  ['a day without a proof', needs(1), [{ evidence: null, dueOn: '2027-03-01' }], '/tranches/0/dueOn'],
  ['days out of order', needs(1, 2), [by('2027-03-02'), by('2027-03-01')], '/tranches/1/dueOn'],
])('%s', (_, lines, tranches, pointer) => {
  expect(pointerOf(() => assertTranches(lines, tranches))).toBe(pointer);
});

it.each([
  [[start, by('2027-03-01'), by('2027-05-19')], undefined],
  [[by('2027-02-28'), by('2027-03-01')], '/tranches/0/dueOn'],
  [[start, by('2027-05-20')], '/tranches/1/dueOn'],
])('%#: is due after the campaign has ended, and before its money was held for too long', (tranches, pointer) => {
  const days = { end: '2027-02-28', last: '2027-05-19', maxDays: 80 };
  expect(pointerOf(() => assertTrancheDays(tranches, days))).toBe(pointer);
});
