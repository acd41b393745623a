import { GroundMissing, NotForThis, ResumeFirst, SuspendFirst } from './moderation.errors.js';
import {
  assertPossible,
  groundedFor,
  mayObject,
  numberOf,
  objectionEnd,
  type Outcome,
  outcomes,
  reversed,
} from './moderation.rules.js';

describe('a restriction says why', () => {
  const whole = { ground: 'hate', basis: 'law' } as const;
  test.each(['hidden', 'suspended'] as const)('%s needs a ground and whether by law or by terms', (outcome) => {
    expect(groundedFor(outcome, whole)).toEqual(whole);
    expect(() => groundedFor(outcome, { ...whole, ground: null })).toThrow(GroundMissing);
    expect(() => groundedFor(outcome, { ...whole, basis: null })).toThrow(GroundMissing);
  });

  it('where nothing is done there is no ground, whatever was sent', () => {
    expect(groundedFor('none', whole)).toEqual({ ground: null, basis: null });
  });
});

describe('what can be decided', () => {
  it('is what the thing allows', () => {
    expect(() => assertPossible('hidden', ['none', 'suspended'], 'shown')).toThrow(NotForThis);
    expect(() => assertPossible('suspended', ['none', 'hidden'], 'suspended')).toThrow(NotForThis);
    for (const outcome of outcomes) expect(() => assertPossible(outcome, outcomes, 'suspended')).not.toThrow();
  });

  it('is not a suspension before the campaign is suspended', () => {
    expect(() => assertPossible('suspended', ['none', 'suspended'], 'shown')).toThrow(SuspendFirst);
  });
});

describe('what a reversal makes of a decision', () => {
  test.each<[Outcome, Outcome[], Outcome]>([
    ['hidden', ['none', 'hidden'], 'none'],
    ['none', ['none', 'hidden'], 'hidden'],
    ['none', ['none', 'suspended'], 'suspended'],
    ['none', ['none'], 'none'],
    ['suspended', ['none', 'suspended'], 'none'],
  ])('%s of %j becomes %s', (outcome, possible, becomes) => {
    expect(reversed(outcome, possible, 'shown')).toBe(becomes);
  });

  it('a suspension is lifted before', () => {
    expect(() => reversed('suspended', ['none', 'suspended'], 'suspended')).toThrow(ResumeFirst);
  });
});

describe('who may object', () => {
  test.each([
    ['author', 'hidden', null, true],
    ['author', 'suspended', null, true],
    ['author', 'none', null, false],
    // What was left first and is hidden on an objection is new to whoever wrote it.
    ['author', 'hidden', 'earlier', true],
    ['reporter', 'none', null, true],
    ['reporter', 'hidden', null, false],
    ['reporter', 'suspended', null, false],
    // What was hidden and comes back on an objection stays: so it comes to an end.
    ['reporter', 'none', 'earlier', false],
  ] as const)('%s, of a decision that says %s and reverses %s: %s', (side, outcome, reversesId, may) => {
    expect(mayObject(side, { outcome, reversesId })).toBe(may);
  });

  test.each(['2027-01-31', '2027-03-01', '2027-07-01', '2027-08-31', '2028-02-29', '2027-12-31'])(
    'six months from %s are not over before they are',
    (day) => {
      const from = new Date(`${day}T23:30:00Z`);
      const sixMonths = new Date(from);
      sixMonths.setUTCMonth(from.getUTCMonth() + 6);
      expect(objectionEnd(from).getTime()).toBeGreaterThanOrEqual(sixMonths.getTime());
    },
  );
});

it('a report has a number that can be read aloud, of the random end of its id', () => {
  expect(numberOf('0193b0c8-7a1e-7000-8000-0000a1b2c3d4')).toBe('A1B2-C3D4');
});
