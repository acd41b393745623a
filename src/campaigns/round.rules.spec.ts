// Guarantee: a campaign is where the round is that has least of its way behind it, every step that follows is legal, and a
// target is insisted on by exactly the rounds whose backers were told so.
import { canBecome } from '../platform/states/index.js';
import { campaignTransitions, type RoundState } from './campaign.state.js';
import { leadsToSecond, needsTarget, stateOf } from './round.rules.js';

describe('where a campaign is', () => {
  it.each<[RoundState[], string]>([
    [['open'], 'live'],
    [['closing'], 'closing'],
    [['collecting'], 'collecting'],
    [['settled'], 'successful'],
    [['failed'], 'unsuccessful'],
    [['collecting', 'open'], 'live'],
    [['settled', 'open'], 'live'],
    [['collecting', 'closing'], 'closing'],
    [['settled', 'closing'], 'closing'],
    [['collecting', 'collecting'], 'collecting'],
    [['settled', 'collecting'], 'collecting'],
    [['collecting', 'settled'], 'collecting'],
    [['collecting', 'failed'], 'collecting'],
    [['settled', 'settled'], 'successful'],
    [['settled', 'failed'], 'successful'],
    [['failed', 'failed'], 'unsuccessful'],
  ])('rounds %j: %s', (rounds, state) => {
    expect(stateOf(rounds)).toBe(state);
    expect(stateOf([...rounds].reverse())).toBe(state);
  });

  it('is reached by legal steps, whichever round moves', () => {
    const steps: [RoundState[], RoundState[]][] = [
      [['closing'], ['collecting', 'open']],
      [
        ['collecting', 'open'],
        ['collecting', 'closing'],
      ],
      [
        ['settled', 'open'],
        ['settled', 'closing'],
      ],
      [
        ['collecting', 'closing'],
        ['collecting', 'collecting'],
      ],
      [
        ['collecting', 'closing'],
        ['collecting', 'failed'],
      ],
      [
        ['settled', 'closing'],
        ['settled', 'collecting'],
      ],
      [
        ['settled', 'closing'],
        ['settled', 'failed'],
      ],
      [
        ['collecting', 'collecting'],
        ['settled', 'collecting'],
      ],
      [
        ['settled', 'collecting'],
        ['settled', 'settled'],
      ],
      [
        ['settled', 'collecting'],
        ['settled', 'failed'],
      ],
      [
        ['collecting', 'failed'],
        ['settled', 'failed'],
      ],
    ];
    for (const [before, after] of steps) {
      const [from, to] = [stateOf(before), stateOf(after)];
      if (from !== to) expect([before, after, canBecome(campaignTransitions, from, to)]).toEqual([before, after, true]);
    }
  });
});

it.each([
  ['all_or_nothing', 1, true, false],
  ['keep_it_all', 1, false, false],
  ['two_rounds', 1, true, true],
  ['two_rounds', 2, false, false],
] as const)('%s, round %s: insists on its target %s, leads to a second %s', (model, round, insists, second) => {
  expect(needsTarget(model, round)).toBe(insists);
  expect(leadsToSecond(model, round)).toBe(second);
});
