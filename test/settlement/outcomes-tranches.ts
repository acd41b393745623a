import {
  dispute,
  endAsStaff,
  endWhileDisputed,
  everybody,
  judge,
  order,
  payOut,
  returnHeld,
  showEvidence,
  whileDisputed,
} from './outcome-acts.js';
import { after, type Stage, type Story, theWholeWindow } from './outcome-stage.js';
import { day } from './scene.js';

const refused = 'tranche refused, cancelled after part was paid';

const one = { amount: 4_151, tip: 149 };
const two = { amount: 2_500, tip: 33 };
const terms = { target: 4_000n, tranches: [{ weight: 2_000n }, { weight: 2_000n, dueDays: 40 }] } as const;

/** The first tranche is paid, and the second one shown and refused by two people for good. */
async function refuseSecond(at: Stage): Promise<void> {
  await showEvidence(at);
  await judge(at, 'refuse-evidence', 'propose-refusal', 'refuse');
}

async function paySecond(at: Stage): Promise<void> {
  await showEvidence(at);
  await judge(at, 'accept');
  await payOut(at);
}

/** What the outcome table says of campaigns that are paid out in tranches, or not in time. */
export const storiesInTranches: readonly Story[] = [
  {
    row: refused,
    way: 'the second of two equal ones',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await refuseSecond(at);
    },
    // Of 66.51 less 2.66, 0.56 and 1.53 half was paid, 30.88. With 1.30 and 0.27 from the platform 32.45 go back of the rest.
    comesTo: { backers: [[4_300, 2_025], [2_533, 1_220]], tips: 182, fee: 136, vat: 29, providerFee: 'creator', funds: 3_241, state: 'delivering' },
  },
  {
    row: refused,
    way: 'the second of two, after a bank had taken a charge for good',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await dispute(at, 'lost');
      await refuseSecond(at);
    },
    // 41.51 and 20.00 took the 30.88 that were there, and 30.63 came back of the transfer; what the platform returned of its
    // fee and VAT, 2.01, is all that is unpaid.
    comesTo: { backers: [[4_300, 4_300], [2_533, 211]], tips: 33, fee: 92, vat: 19, providerFee: 'creator', disputeFee: 2_000, funds: 2_178, state: 'delivering' },
  },
  {
    row: refused,
    way: 'none was paid in 80 days, and two people return it',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: returnHeld,
    // All but the provider's 1.53 and what the platform has of so much.
    comesTo: { backers: [[4_300, 4_051], [2_533, 2_440]], tips: 182, fee: 6, vat: 1, providerFee: 'creator', funds: 153, state: 'successful' },
  },
  {
    row: refused,
    way: 'called off after the first of two equal ones',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endAsStaff(at);
    },
    // The 30.88 that are unpaid, with 1.30 and 0.27 from the platform, as when the second is refused.
    comesTo: { backers: [[4_300, 2_025], [2_533, 1_220]], tips: 182, fee: 136, vat: 29, providerFee: 'creator', funds: 3_241, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'suspended after the first of two equal ones, and forgotten',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await at.scene.decide(at.campaign.id, 'suspend');
      await at.scene.liveUntil(after(at.campaign, 45 * day));
    },
    comesTo: { backers: [[4_300, 2_025], [2_533, 1_220]], tips: 182, fee: 136, vat: 29, providerFee: 'creator', funds: 3_241, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'called off when all but the reserve was paid',
    terms: { target: 4_000n, reserveBps: 1_000 },
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endAsStaff(at);
    },
    // 6.18 of 61.76 were kept back. With 0.26 and 0.06 from the platform 6.50 go back.
    comesTo: { backers: [[4_300, 406], [2_533, 244]], tips: 182, fee: 240, vat: 50, providerFee: 'creator', funds: 5_711, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'called off while a bank has a part of a charge, and gives it back',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endWhileDisputed(at, 'won');
    },
    // The bank took 5.00 and the provider 20.00: 5.88 and the platform's 0.25 and 0.05 went to the other one. With 5.00 that
    // came back, and 0.21 and 0.05, both have had 17.2 %.
    comesTo: { backers: [[4_300, 714], [2_533, 430]], tips: 182, fee: 220, vat: 46, providerFee: 'creator', disputeFee: 2_000, funds: 5_241, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'called off while a bank has a part of a charge, and keeps it',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endWhileDisputed(at, 'lost');
    },
    // As above; what the platform returns of the 5.00, 0.20 and 0.05, goes to the other one with 0.01.
    comesTo: { backers: [[4_300, 644], [2_533, 500]], tips: 182, fee: 220, vat: 46, providerFee: 'creator', disputeFee: 2_000, funds: 5_241, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'the second of two, while a bank has a part of a charge, and gives it back',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await whileDisputed(at, refuseSecond, 'won', 500);
    },
    // As when it is called off: all that is unpaid is shared by both in the end.
    comesTo: { backers: [[4_300, 714], [2_533, 430]], tips: 182, fee: 220, vat: 46, providerFee: 'creator', disputeFee: 2_000, funds: 5_241, state: 'delivering' },
  },
  {
    row: refused,
    way: 'the second of two, while a bank has a part of a charge, and keeps it',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await whileDisputed(at, refuseSecond, 'lost', 500);
    },
    comesTo: { backers: [[4_300, 644], [2_533, 500]], tips: 182, fee: 220, vat: 46, providerFee: 'creator', disputeFee: 2_000, funds: 5_241, state: 'delivering' },
  },
  {
    row: refused,
    way: 'the second of two, while a bank has a whole charge, and gives it back',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await whileDisputed(at, refuseSecond, 'won');
    },
    // The bank's 25.00 and the provider's 20.00 took the 30.88 that were unpaid, and 14.12 came back of the transfer: of the
    // 25.00 these are the creator's again, and the other 10.88 are shared as above.
    comesTo: { backers: [[4_300, 714], [2_533, 430]], tips: 182, fee: 220, vat: 46, providerFee: 'creator', disputeFee: 2_000, funds: 5_241, state: 'delivering' },
  },
  {
    row: refused,
    way: 'none was paid in 80 days, and two people return it while a bank has a charge and gives it back',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await theWholeWindow(at);
      await whileDisputed(at, returnHeld, 'won');
    },
    // All but the provider's 1.53 and 20.00, and what the platform has of so much.
    comesTo: { backers: [[4_300, 2_739], [2_533, 1_650]], tips: 182, fee: 90, vat: 19, providerFee: 'creator', disputeFee: 2_000, funds: 2_153, state: 'successful' },
  },
  {
    row: refused,
    way: 'called off after the first of two equal ones, and then a bank takes a part of a charge and gives it back',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endAsStaff(at);
      await dispute(at, 'won', { pledge: 1, amount: 500 });
    },
    // 5.00 and 20.00 came back of the transfer. Nothing more is paid out, so the 5.00 go to both, with 0.21 and 0.05.
    comesTo: { backers: [[4_300, 2_354], [2_533, 1_417]], tips: 182, fee: 115, vat: 24, providerFee: 'creator', disputeFee: 2_000, funds: 2_741, state: 'cancelled' },
  },
  {
    row: refused,
    way: 'called off after the first of two equal ones, and then two people refund everybody',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await endAsStaff(at);
      await everybody(at, 'creator');
    },
    // The transfer of 30.88 comes back, and the creator owes the provider's 1.53.
    comesTo: { backers: [[4_300, 4_300], [2_533, 2_533]], tips: 0, fee: 0, vat: 0, providerFee: 'creator', funds: 0, state: 'cancelled' },
  },
  {
    row: 'refund by the creator, withdrawal by law',
    way: 'a part of a pledge, between two tranches',
    terms,
    pledges: [one],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await order(at, 0, 'creator', 2_000);
      await paySecond(at);
    },
    comesTo: { backers: [[4_300, 2_000]], tips: 149, fee: 86, vat: 18, providerFee: 'creator', funds: 2_047, state: 'delivering' },
  },
  {
    row: 'kept',
    way: 'paid out in two tranches',
    terms,
    pledges: [one, two],
    isPaidOut: true,
    live: async (at) => {
      await payOut(at);
      await paySecond(at);
    },
    comesTo: { backers: [[4_300, 0], [2_533, 0]], tips: 182, fee: 266, vat: 56, providerFee: 'creator', funds: 6_329, state: 'delivering' },
  },
]; // prettier-ignore
