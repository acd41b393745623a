// Guarantee: by the link of a mail alone nothing of a pledge is changed, but for half an hour after pledging; a first card,
// and one after a failed charge, may always be given.
import { needsCode, needsCodeForCard } from './fresh-code.rules.js';

const madeAt = new Date('2026-11-01T12:00:00Z');
const after = (minutes: number) => new Date(madeAt.getTime() + minutes * 60_000);
const aged = after(24 * 60);

it.each([
  ['link', false, after(29.9), false],
  ['link', false, after(30), true],
  ['link', undefined, aged, true],
  ['link', true, aged, false],
  ['session', undefined, aged, false],
  ['token', undefined, aged, false],
  ['system', undefined, aged, false],
] as const)('by %s, shown %s, at %s: %s', (via, isFresh, now, needed) => {
  expect(needsCode({ madeAt }, { via, ...(isFresh !== undefined && { isFresh }) }, now)).toBe(needed);
});

const card = { paymentMethodId: 'pm_1', brand: 'visa', last4: '4242', expMonth: 1, expYear: 2040, fingerprint: null };

it.each([
  ['pending', null, aged, false],
  ['active', card, after(10), false],
  ['active', card, aged, true],
  ['charging', card, aged, true],
  ['errored', card, aged, false],
  ['needs_action', card, aged, false],
] as const)('another card while %s', (state, given, now, needed) => {
  expect(needsCodeForCard({ madeAt, state, card: given }, { via: 'link' }, now)).toBe(needed);
});
