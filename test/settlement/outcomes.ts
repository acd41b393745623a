import { signIn } from '../support/people.js';
import { endAsStaff } from './outcome-acts.js';
import { after, type Stage, type Story, theWholeWindow } from './outcome-stage.js';
import { day, hour } from './scene.js';
import { passFirst } from './two-rounds.js';

export const dead = 'pm_card_sandbox_decline_always_stolen_card';
const later = 'pm_card_sandbox_decline_1_insufficient_funds';

const nothing = { tips: 0, fee: 0, vat: 0, providerFee: 'nobody', funds: 0 } as const;
/** The creator calls off what is live. */
async function callOff({ scene, campaign, ownerEmail }: Stage): Promise<void> {
  // Sessions do not last as long as campaigns do.
  const { token } = await signIn(scene.running, ownerEmail);
  await scene.ok('POST', `/v1/campaigns/${campaign.id}/cancel`, { token, body: { reason: 'It cannot be done.' } });
}

const unsuccessful = 'unsuccessful at closing, dropped, cancelled before charge';
const shortfall = 'shortfall after collecting';
const givenBack = 'refund by the platform, of everybody';
const kept = 'kept';

const one = { amount: 4_151, tip: 149 };
const two = { amount: 2_500, tip: 33 };

/** What the outcome table says of campaigns that fail, are called off or are kept; outcomes-back.ts and outcomes-tranches.ts have the rest. */
export const stories: readonly Story[] = [
  {
    row: unsuccessful,
    way: 'all-or-nothing, a cent below its target',
    terms: { target: 6_652n },
    pledges: [one, two],
    comesTo: { ...nothing, backers: [[0, 0], [0, 0]], state: 'unsuccessful' },
  },
  {
    row: unsuccessful,
    way: 'the first of two rounds below its target',
    terms: { model: 'two_rounds', target: 6_652n, optional: 1_000n },
    pledges: [one, two],
    comesTo: { ...nothing, backers: [[0, 0], [0, 0]], state: 'unsuccessful' },
  },
  {
    row: unsuccessful,
    way: 'keep-it-all of which nothing can be collected',
    terms: { model: 'keep_it_all' },
    pledges: [{ ...one, card: dead }],
    comesTo: { ...nothing, backers: [[0, 0]], state: 'unsuccessful' },
  },
  {
    row: unsuccessful,
    way: 'one pledge dropped, of a campaign that pays anyway',
    terms: { target: 6_000n, shortfallPolicy: 'pay_anyway' },
    pledges: [one, { ...two, card: dead }],
    comesTo: { backers: [[4_300, 0], [0, 0]], tips: 149, fee: 166, vat: 35, providerFee: 'creator', funds: 3_950, state: 'successful' },
  },
  {
    row: unsuccessful,
    way: 'one pledge cancelled by its backer',
    terms: { model: 'keep_it_all' },
    pledges: [one, two],
    live: async (at) => {
      const [first] = at.made;
      await at.scene.ok('POST', `/v1/pledges/${first?.id}/cancel`, { headers: { authorization: first?.link ?? '' } });
      await theWholeWindow(at);
    },
    comesTo: { backers: [[0, 0], [2_533, 0]], tips: 33, fee: 100, vat: 21, providerFee: 'creator', funds: 2_379, state: 'successful' },
  },
  {
    row: unsuccessful,
    way: 'called off by its creator while it is live',
    terms: { target: 6_000n },
    pledges: [one, two],
    live: async (at) => {
      await callOff(at);
      await theWholeWindow(at);
    },
    comesTo: { ...nothing, backers: [[0, 0], [0, 0]], state: 'cancelled' },
  },
  {
    row: shortfall,
    way: 'require_goal',
    terms: { target: 8_000n, shortfallPolicy: 'require_goal' },
    pledges: [one, two, { amount: 2_500, card: dead }],
    comesTo: { ...nothing, backers: [[4_300, 4_300], [2_533, 2_533], [0, 0]], providerFee: 'platform', state: 'unsuccessful' },
  },
  {
    row: shortfall,
    way: 'tolerance, a cent below it',
    // 95 % of 7,002 are 6,651.9, and 6,651 are collected.
    terms: { target: 7_002n, shortfallPolicy: 'tolerance', toleranceBps: 9_500 },
    pledges: [one, two, { amount: 2_500, card: dead }],
    comesTo: { ...nothing, backers: [[4_300, 4_300], [2_533, 2_533], [0, 0]], providerFee: 'platform', state: 'unsuccessful' },
  },
  {
    row: shortfall,
    way: 'the first of two rounds, while the second is open',
    terms: { model: 'two_rounds', target: 5_000n, optional: 5_000n },
    pledges: [one, { amount: 2_500, card: dead }],
    live: async (at) => {
      await passFirst(at.scene, at.campaign);
      const second = await at.scene.pledge(at.campaign, { amount: 1_000, tip: 10 });
      await theWholeWindow(at);
      return [second];
    },
    comesTo: { ...nothing, backers: [[4_300, 4_300], [0, 0], [0, 0]], providerFee: 'platform', state: 'unsuccessful' },
  },
  {
    row: givenBack,
    way: 'suspended while it collects, and ended',
    terms: { target: 6_000n },
    pledges: [one, { ...two, card: later }],
    live: async (at) => {
      await at.scene.liveUntil(after(at.campaign, hour));
      await endAsStaff(at);
      await theWholeWindow(at);
    },
    comesTo: { ...nothing, backers: [[4_300, 4_300], [0, 0]], providerFee: 'platform', state: 'cancelled' },
  },
  {
    row: givenBack,
    way: 'suspended after its fee was taken, and ended',
    terms: { target: 6_000n },
    pledges: [one, two],
    live: async (at) => {
      await theWholeWindow(at);
      await endAsStaff(at);
      await at.scene.liveUntil(after(at.campaign, 9 * day));
    },
    comesTo: { ...nothing, backers: [[4_300, 4_300], [2_533, 2_533]], providerFee: 'platform', state: 'cancelled' },
  },
  {
    row: givenBack,
    way: 'called off in its second round, after the fee of the first was taken',
    terms: { model: 'two_rounds', target: 4_000n, optional: 5_000n },
    pledges: [one],
    live: async (at) => {
      await passFirst(at.scene, at.campaign);
      const second = await at.scene.pledge(at.campaign, { amount: 1_000, tip: 10 });
      await theWholeWindow(at);
      await callOff(at);
      await at.scene.liveUntil(after(at.campaign, 9 * day));
      return [second];
    },
    comesTo: { ...nothing, backers: [[4_300, 4_300], [0, 0]], providerFee: 'platform', state: 'cancelled' },
  },
  {
    row: kept,
    way: 'all-or-nothing at its target to the cent',
    terms: { target: 6_651n },
    pledges: [one, two],
    comesTo: { backers: [[4_300, 0], [2_533, 0]], tips: 182, fee: 266, vat: 56, providerFee: 'creator', funds: 6_329, state: 'successful' },
  },
  {
    row: kept,
    way: 'tolerance, to the cent',
    // 95 % of 7,001 are 6,650.95.
    terms: { target: 7_001n, shortfallPolicy: 'tolerance', toleranceBps: 9_500 },
    pledges: [one, two, { amount: 2_500, card: dead }],
    comesTo: { backers: [[4_300, 0], [2_533, 0], [0, 0]], tips: 182, fee: 266, vat: 56, providerFee: 'creator', funds: 6_329, state: 'successful' },
  },
  {
    row: kept,
    way: 'suspended for two days while it collects',
    terms: { target: 6_000n },
    pledges: [one, { ...two, card: later }],
    live: async (at) => {
      await at.scene.liveUntil(after(at.campaign, hour));
      await at.scene.decide(at.campaign.id, 'suspend');
      await at.scene.liveUntil(after(at.campaign, 2 * day));
      await at.scene.decide(at.campaign.id, 'resume');
      await at.scene.liveUntil(after(at.campaign, 10 * day));
    },
    comesTo: { backers: [[4_300, 0], [2_533, 0]], tips: 182, fee: 266, vat: 56, providerFee: 'creator', funds: 6_329, state: 'successful' },
  },
  {
    row: kept,
    way: 'two rounds, each with a fee and a rounding of its own',
    terms: { model: 'two_rounds', target: 5_000n, optional: 5_000n },
    pledges: [{ amount: 5_013, tip: 7 }],
    live: async (at) => {
      const { deadline } = await passFirst(at.scene, at.campaign);
      const second = await at.scene.pledge(at.campaign, { amount: 1_013 });
      await at.scene.liveUntil(new Date(deadline.getTime() + 8 * day));
      return [second];
    },
    // 4 % of 5,013 are 200.52 and of 1,013 40.52; of both together they would be 241.04.
    comesTo: { backers: [[5_020, 0], [1_013, 0]], tips: 7, fee: 242, vat: 51, providerFee: 'creator', funds: 5_733, state: 'successful' },
  },
]; // prettier-ignore
