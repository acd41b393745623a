// Guarantee: a pledge counts strictly before the deadline of an open round of a live campaign, and never else.
import fc from 'fast-check';
import { acceptsPledges } from './campaign.rules.js';
import { campaignTransitions, type CampaignState, roundTransitions, type RoundState } from './campaign.state.js';

const deadline = new Date('2026-12-01T19:00:00.000Z');
const at = (ms: number) => new Date(deadline.getTime() + ms);

describe('a pledge', () => {
  it.each([
    [-1, true],
    [0, false],
    [1, false],
  ])('%s ms from the deadline counts: %s', (ms, counts) => {
    expect(acceptsPledges({ state: 'live' }, { state: 'open', deadline }, at(ms))).toBe(counts);
  });

  it('counts in one pair of states only', () => {
    const states = fc.constantFrom(...(Object.keys(campaignTransitions) as CampaignState[]));
    const rounds = fc.constantFrom(...(Object.keys(roundTransitions) as RoundState[]));
    fc.assert(
      fc.property(states, rounds, fc.integer({ min: -1_000, max: 1_000 }), (state, round, ms) => {
        const counts = acceptsPledges({ state }, { state: round, deadline }, at(ms));
        expect(counts).toBe(state === 'live' && round === 'open' && ms < 0);
      }),
    );
  });
});
