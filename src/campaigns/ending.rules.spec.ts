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
import { endsUncharged, hasCharged } from './round.rules.js';

const interrupted: readonly (readonly [SuspendableState, readonly RoundState[]])[] = [
  ['live', ['open']],
  ['closing', ['closing']],
  ['collecting', ['collecting']],
  ['successful', ['settled']],
  ['delivering', ['settled']],
];

describe('calling off', () => {
  it.each<[CampaignState, RoundState[], 'cancelled' | 'refunding']>([
    ['draft', ['planned'], 'cancelled'],
    ['in_review', ['planned'], 'cancelled'],
    ['changes_requested', ['planned'], 'cancelled'],
    ['scheduled', ['planned'], 'cancelled'],
    ['live', ['open'], 'cancelled'],
    ['live', ['collecting', 'open'], 'refunding'],
    ['live', ['settled', 'open'], 'refunding'],
    ['suspended', ['open'], 'cancelled'],
    ['suspended', ['closing'], 'cancelled'],
    ['suspended', ['collecting'], 'refunding'],
    ['suspended', ['settled'], 'refunding'],
    ['suspended', ['collecting', 'open'], 'refunding'],
    ['suspended', ['settled', 'closing'], 'refunding'],
    ['suspended', ['settled', 'failed'], 'refunding'],
  ])('%s with rounds %j makes it %s', (state, rounds, to) => {
    expect(decideEnding(state, rounds)).toBe(to);
    expect(canBecome(campaignTransitions, state, to)).toBe(true);
    for (const round of rounds.filter(endsUncharged)) expect(canBecome(roundTransitions, round, 'failed')).toBe(true);
  });

  it('ends each round at once or leaves it to settlement, never both and never neither while it runs', () => {
    for (const state of Object.keys(roundTransitions) as RoundState[]) {
      expect(Number(hasCharged(state)) + Number(endsUncharged(state))).toBe(state === 'failed' ? 0 : 1);
    }
  });

  it('is refused in every other state', () => {
    const open: CampaignState[] = ['draft', 'in_review', 'changes_requested', 'scheduled', 'live', 'suspended'];
    const others = (Object.keys(campaignTransitions) as CampaignState[]).filter((state) => !open.includes(state));
    expect(others.length).toBe(12);
    for (const state of others) expect(() => decideEnding(state, ['settled'])).toThrow(IllegalTransition);
  });

  it('covers every state that a suspension interrupts', () => {
    const suspendable = (Object.keys(campaignTransitions) as CampaignState[]).filter((from) =>
      canBecome(campaignTransitions, from, 'suspended'),
    );
    expect(suspendable).toEqual(interrupted.map(([from]) => from));
    for (const [, rounds] of interrupted) {
      expect(canBecome(campaignTransitions, 'suspended', decideEnding('suspended', rounds))).toBe(true);
    }
  });
});

describe('a collection window', () => {
  it('is longer by exactly the time that nobody was charged', () => {
    const [end, from, to] = ['2026-12-08T19:00:00Z', '2026-12-02T00:00:00Z', '2026-12-03T06:30:00Z'];
    expect(extended(new Date(end), new Date(from), new Date(to))).toEqual(new Date('2026-12-10T01:30:00Z'));
  });
});
