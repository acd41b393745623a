// Guarantee: everything that is missing before money may be raised is named, each by itself, and nothing else.
import { decideOpening, missingForSchedule } from './schedule.rules.js';

const ready = {
  termsAccepted: true,
  ownerVerified: true,
  deputyVerified: true,
  recipient: { legalName: 'Makers Cooperative', transfers: 'active' as const },
};

describe('scheduling', () => {
  it.each([
    [{}, []],
    [{ termsAccepted: false }, ['terms']],
    [{ ownerVerified: false }, ['owner']],
    [{ deputyVerified: false }, ['deputy']],
    [{ recipient: undefined }, ['recipient']],
    [{ recipient: { legalName: ' ', transfers: 'active' as const } }, ['recipient']],
    [{ recipient: { legalName: 'M', transfers: 'none' as const } }, ['account']],
    [{ recipient: { legalName: 'M', transfers: 'pending' as const } }, ['account']],
    [{ recipient: { legalName: 'M', transfers: 'restricted' as const } }, ['account']],
    [
      { termsAccepted: false, ownerVerified: false, deputyVerified: false, recipient: undefined },
      ['terms', 'owner', 'deputy', 'recipient'],
    ],
  ])('with %j lacks %j', (facts, items) => {
    expect(missingForSchedule({ ...ready, ...facts }).map(({ item }) => item)).toEqual(items);
  });
});

describe('opening', () => {
  const deadline = new Date('2026-12-01T19:00:00Z');
  it.each([
    [-1, 'live'],
    [0, 'draft'],
    [1, 'draft'],
  ])('%s ms from the deadline makes it %s', (ms, state) => {
    expect(decideOpening(deadline, new Date(deadline.getTime() + ms))).toBe(state);
  });
});
