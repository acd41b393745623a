// Guarantee: a grant has three different people in it, is approved once, and seasons for 24 hours to the millisecond.
import { assertMayApprove, assertMayPropose, isSeasoned, seasoningMs } from './role-grant.rules.js';

const open = { userId: 'ada', proposedBy: 'bob', approvedAt: null, revokedAt: null };
const date = new Date('2026-11-23T10:00:00Z');

test('nobody proposes a role for themselves', () => {
  expect(() => assertMayPropose('ada', 'ada')).toThrow(expect.objectContaining({ code: 'not-with-oneself' }));
  expect(() => assertMayPropose('ada', 'bob')).not.toThrow();
});

test.each([
  [open, 'ada', 'not-with-oneself'],
  [open, 'bob', 'not-with-oneself'],
  [{ ...open, approvedAt: date }, 'cyd', 'role-grant-twice'],
  [{ ...open, revokedAt: date }, 'cyd', 'role-grant-over'],
  [{ ...open, approvedAt: date, revokedAt: date }, 'cyd', 'role-grant-over'],
  [open, 'cyd', undefined],
])('%j approved by %s: %s', (grant, approver, code) => {
  const approve = () => assertMayApprove(grant, approver);
  if (code) expect(approve).toThrow(expect.objectContaining({ code }));
  else expect(approve).not.toThrow();
});

test.each([
  [-1, false],
  [0, true],
  [1, true],
])('24 h and %i ms after its approval a role may approve: %s', (ms, expected) => {
  expect(isSeasoned(date, new Date(date.getTime() + seasoningMs + ms))).toBe(expected);
});
