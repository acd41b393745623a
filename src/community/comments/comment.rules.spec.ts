import { isCorrectable, showsName, takesComments } from './comment.rules.js';

it.each([
  ['draft', false, null, false],
  ['scheduled', false, null, false],
  ['live', true, null, true],
  ['closing', true, null, true],
  ['collecting', true, null, true],
  ['delivering', true, null, true],
  ['unsuccessful', true, null, true],
  ['refunding', true, 'shortfall', true],
  ['refunding', true, 'cancelled', false],
  ['cancelled', true, 'cancelled', false],
  ['cancelled', false, null, false],
  ['suspended', true, null, false],
] as const)('%s, once live: %s, because: %s, takes comments: %s', (state, wasLive, refundReason, takes) => {
  expect(takesComments({ state, wasLive, refundReason })).toBe(takes);
});

it.each([
  ['at once', 0, true],
  ['a moment before', 15 * 60_000 - 1, true],
  ['after 15 minutes', 15 * 60_000, false],
  ['a day later', 24 * 60 * 60_000, false],
])('%s', (_, passed, can) => {
  const writtenAt = new Date('2026-11-28T12:00:00Z');
  expect(isCorrectable(writtenAt, new Date(writtenAt.getTime() + passed))).toBe(can);
});

it.each([
  [null, false, true],
  ['public', false, true],
  ['creator', false, false],
  ['creator', true, true],
  ['hidden', false, false],
  ['hidden', true, false],
] as const)('by a pledge shown to %s, read by the creator: %s, is named: %s', (visibility, isCreator, isNamed) => {
  expect(showsName(visibility, isCreator)).toBe(isNamed);
});
