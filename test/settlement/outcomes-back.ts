import { dispute, everybody, finance, order, payOut } from './outcome-acts.js';
import { after, type Stage, type Story, theWholeWindow } from './outcome-stage.js';
import { day } from './scene.js';

const byCreator = 'refund by the creator, withdrawal by law';
const byPlatform = 'refund by the platform (fraud, own error)';
const lost = 'lost dispute';
const kept = 'kept';

const one = { amount: 4_151, tip: 149 };
const two = { amount: 2_500, tip: 33 };

const nothing = { tips: 0, fee: 0, vat: 0, funds: 0, state: 'successful' } as const;
const all = { ...nothing, backers: [[4_300, 4_300]] } as const;
/** 20.00 of 41.51 went back: 4 % of the 21.51 that stay are 86.04, and 21 % VAT on them 18.06. */
const part = { backers: [[4_300, 2_000]], tips: 149, fee: 86, vat: 18, funds: 2_047, state: 'successful' } as const;
const none = { backers: [[4_300, 0]], tips: 149, fee: 166, vat: 35, funds: 3_950, state: 'successful' } as const;

interface Way {
  readonly row: string;
  readonly way: string;
  readonly happens: (at: Stage) => Promise<void>;
  readonly comesTo: Story['comesTo'];
}

const ways: readonly Way[] = [
  {
    row: byCreator,
    way: 'a part of a pledge, whose tip is kept',
    happens: (at) => order(at, 0, 'creator', 2_000),
    comesTo: { ...part, providerFee: 'creator' },
  },
  {
    row: byCreator,
    way: 'all of a pledge, with its tip',
    happens: (at) => order(at, 0, 'withdrawal'),
    comesTo: { ...all, providerFee: 'creator' },
  },
  {
    row: byCreator,
    way: 'in three parts of odd cents',
    happens: async (at) => {
      await order(at, 0, 'creator', 1_111);
      await order(at, 0, 'creator', 1_113);
      await order(at, 0, 'creator');
    },
    comesTo: { ...all, providerFee: 'creator' },
  },
  {
    row: byCreator,
    way: 'everybody',
    happens: (at) => everybody(at, 'creator'),
    comesTo: { ...all, providerFee: 'creator' },
  },
  {
    row: byPlatform,
    way: 'a pledge',
    happens: (at) => order(at, 0, 'platform'),
    comesTo: { ...all, providerFee: 'platform' },
  },
  {
    row: byPlatform,
    way: 'everybody',
    happens: (at) => everybody(at, 'platform'),
    comesTo: { ...all, providerFee: 'platform' },
  },
  {
    row: lost,
    way: 'of all of a charge',
    happens: (at) => dispute(at, 'lost'),
    comesTo: { ...all, providerFee: 'creator', disputeFee: 2_000 },
  },
  {
    row: lost,
    way: 'of a part of a charge',
    happens: (at) => dispute(at, 'lost', { amount: 2_000 }),
    comesTo: { ...part, providerFee: 'creator', disputeFee: 2_000 },
  },
  {
    row: kept,
    way: 'a dispute that was won',
    happens: (at) => dispute(at, 'won'),
    comesTo: { ...none, providerFee: 'creator', disputeFee: 2_000 },
  },
  {
    row: kept,
    way: 'an inquiry that was closed',
    happens: (at) => dispute(at, 'warning_closed', { inquiry: true }),
    comesTo: { ...none, providerFee: 'creator' },
  },
];

const terms = { target: 4_000n } as const;

/** Each of them before anything was paid out, and after everything was. */
const eachWay = ways.flatMap(({ row, way, happens, comesTo }): Story[] => [
  { row, way, terms, pledges: [one], comesTo, live: async (at) => {
      await theWholeWindow(at);
      await happens(at);
    } },
  { row, way: `${way}, after the payout`, terms, pledges: [one], comesTo: { ...comesTo, state: 'delivering' }, isPaidOut: true, live: async (at) => {
      await payOut(at);
      await happens(at);
    } },
]); // prettier-ignore

/** What the outcome table says of money that goes back from campaigns which have succeeded. */
export const storiesBack: readonly Story[] = [
  ...eachWay,
  {
    row: byCreator,
    way: 'one of two pledges',
    terms,
    pledges: [one, two],
    live: async (at) => {
      await theWholeWindow(at);
      await order(at, 1, 'withdrawal');
    },
    comesTo: { ...none, backers: [[4_300, 0], [2_533, 2_533]], providerFee: 'creator' },
  },
  {
    row: byCreator,
    way: 'all of it, when the creator’s account is empty',
    terms,
    pledges: [one],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await at.scene.liveUntil(after(at.campaign, 17 * day));
      await order(at, 0, 'creator');
      expect(await at.payouts.waitsFor(at.campaign, await finance(at))).toContain('debt');
    },
    comesTo: { ...all, providerFee: 'creator', state: 'delivering' },
  },
]; // prettier-ignore
