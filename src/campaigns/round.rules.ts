import { type CampaignModel } from './campaign.entity.js';
import { type RoundState } from './campaign.state.js';

/** How long the second round runs, in calendar days of the campaign's zone. */
export const secondRoundDays = 40;

/** Whether a second round opens when this one passes. */
export const leadsToSecond = (model: CampaignModel, round: number): boolean => model === 'two_rounds' && round === 1;

/** Whether the round is charged only if its target is reached; else whatever the sum. */
export const needsTarget = (model: CampaignModel, round: number): boolean =>
  model === 'all_or_nothing' || leadsToSecond(model, round);

/** States of a campaign in which a round of it that is collecting goes on doing so. */
export const collectingStates = ['live', 'closing', 'collecting'] as const;

/** Whether anything of the round has been charged, or may be at this moment. */
export const hasCharged = (state: RoundState): boolean => state === 'collecting' || state === 'settled';

/** Whether calling off ends the round at once: nothing of it was charged. */
export const endsUncharged = (state: RoundState): boolean =>
  state === 'planned' || state === 'open' || state === 'closing';

const byPrecedence = [
  ['open', 'live'],
  ['closing', 'closing'],
  ['collecting', 'collecting'],
  ['settled', 'successful'],
] as const;

/**
 * Where a campaign is whose rounds are in these states: where the one is that has least of its way behind it. So it is
 * `live` while a round takes pledges, whatever the other one does, and nothing is paid out before both have ended.
 */
export const stateOf = (rounds: readonly RoundState[]): (typeof byPrecedence)[number][1] | 'unsuccessful' =>
  byPrecedence.find(([round]) => rounds.includes(round))?.[1] ?? 'unsuccessful';
