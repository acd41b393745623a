// Guarantee: whatever state a campaign is called off in, nobody who was charged is left without refund, nobody who was
// not charged waits for one, and every step that follows is legal.
import { canBecome, IllegalTransition } from '../platform/states/index.js';
import {
  campaignTransitions,
  type CampaignState,
  roundTransitions,
  type RoundState,
  type SuspendableState,
} from './campaign.state.js';
import { decideEnding, extended } from './ending.rules.js';

const rounds: Readonly<Record<string, RoundState>> = {
  live: 'open', closing: 'closing', collecting: 'collecting', successful: 'settled', delivering: 'settled',
}; // prettier-ignore

describe('calling off', () => {
  it.each([
    ['draft', null, 'planned', 'cancelled', 'failed'],
    ['in_review', null, 'planned', 'cancelled', 'failed'],
    ['changes_requested', null, 'planned', 'cancelled', 'failed'],
    ['scheduled', null, 'planned', 'cancelled', 'failed'],
    ['live', null, 'open', 'cancelled', 'failed'],
    ['suspended', 'live', 'open', 'cancelled', 'failed'],
    ['suspended', 'closing', 'closing', 'cancelled', 'failed'],
    ['suspended', 'collecting', 'collecting', 'refunding', undefined],
    ['suspended', 'successful', 'settled', 'refunding', undefined],
    ['suspended', 'delivering', 'settled', 'refunding', undefined],
  ] as const)('%s (from %s, round %s) makes it %s and the round %s', (state, from, round, to, roundTo) => {
    expect(decideEnding(state, from, round)).toEqual({ to, round: roundTo });
    expect(canBecome(campaignTransitions, state, to)).toBe(true);
    if (roundTo) expect(canBecome(roundTransitions, round, roundTo)).toBe(true);
  });

  it('is refused in every other state', () => {
    const open: CampaignState[] = ['draft', 'in_review', 'changes_requested', 'scheduled', 'live', 'suspended'];
    const others = (Object.keys(campaignTransitions) as CampaignState[]).filter((state) => !open.includes(state));
    expect(others.length).toBe(12);
    for (const state of others) {
      expect(() => decideEnding(state, null, rounds[state] ?? 'settled')).toThrow(IllegalTransition);
    }
  });

  it('covers every state that a suspension interrupts', () => {
    const interrupted = (Object.keys(rounds) as SuspendableState[]).filter((from) =>
      canBecome(campaignTransitions, from, 'suspended'),
    );
    expect(interrupted).toEqual(Object.keys(rounds));
    for (const from of interrupted) {
      const { to } = decideEnding('suspended', from, rounds[from] ?? 'open');
      expect(canBecome(campaignTransitions, 'suspended', to)).toBe(true);
    }
  });
});

describe('a collection window', () => {
  it('is longer by exactly the time that nobody was charged', () => {
    const [end, from, to] = ['2026-12-08T19:00:00Z', '2026-12-02T00:00:00Z', '2026-12-03T06:30:00Z'];
    expect(extended(new Date(end), new Date(from), new Date(to))).toEqual(new Date('2026-12-10T01:30:00Z'));
  });
});
