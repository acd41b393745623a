import { type PayoutScene } from '../payouts/scene.js';
import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { aMember } from '../support/people.js';
import { day, type PledgeOptions, type SettlementScene, type TestPledge } from './scene.js';

/** What a campaign has come to, in minor units. */
export interface Outcome {
  /** Per pledge, what was charged and what of it came back, from us or through the bank. */
  readonly backers: readonly (readonly [charged: number, back: number])[];
  /** What stays with the platform. */
  readonly tips: number;
  readonly fee: number;
  readonly vat: number;
  /** What the provider keeps of disputes; zero when it is left out. */
  readonly disputeFee?: number;
  /** Who bears what the provider keeps of each charge and dispute. */
  readonly providerFee: 'nobody' | 'platform' | 'creator';
  /** What the campaign has, or was paid out of it and not taken back, before the provider's fees; less what is owed for it. */
  readonly funds: number;
  readonly state: 'unsuccessful' | 'cancelled' | 'successful' | 'delivering';
}

/** One way to a row of the table: terms, pledges, what happens, and what it must come to. */
export interface Story {
  readonly row: string;
  readonly way: string;
  readonly terms: LiveCampaignOptions;
  readonly pledges: readonly PledgeOptions[];
  /** All of it, from the first pledge on; the whole window unless told. Answers pledges that were made on the way. */
  readonly live?: (at: Stage) => Promise<TestPledge[] | void>;
  /** The creator has an account to which it is transferred. */
  readonly isPaidOut?: boolean;
  readonly comesTo: Outcome;
}

export interface Stage {
  readonly payouts: PayoutScene;
  readonly scene: SettlementScene;
  readonly campaign: LiveCampaign;
  readonly made: readonly TestPledge[];
  readonly ownerEmail: string;
}

export const after = ({ deadline }: LiveCampaign, ms: number) => new Date(deadline.getTime() + ms);

export async function theWholeWindow({ scene, campaign }: Stage): Promise<void> {
  await scene.liveUntil(after(campaign, 8 * day));
}

export interface Lived {
  readonly campaign: LiveCampaign;
  readonly outcome: Outcome;
  /** What the provider kept of the charges. */
  readonly providerFees: number;
}

const platform = ['platform:tips', 'platform:fees', 'platform:vat', 'platform:costs'] as const;

/** Lives the story, and reads what it came to from the provider's books and from ours. */
export async function tell(payouts: PayoutScene, story: Story): Promise<Lived> {
  const { terms, pledges, live = theWholeWindow, isPaidOut = false } = story;
  const { settlement: scene } = payouts;
  const owner = isPaidOut ? (await payouts.aCreator()).owner : await aMember(scene.running);
  const campaign = await scene.campaign({ ...terms, ownerId: owner.userId });
  const balances = () => Promise.all(platform.map((account) => scene.balance(account)));
  const before = await balances();
  const made: TestPledge[] = [];
  for (const pledge of pledges) made.push(await scene.pledge(campaign, pledge));
  const others = (await live({ payouts, scene, campaign, made, ownerEmail: owner.email })) ?? [];
  await scene.idle();
  const [tips = 0, fee = 0, vat = 0, costs = 0] = (await balances()).map((now, index) => now - (before[index] ?? 0));
  const books = (await scene.sandbox.payments()).filter(
    ({ transfer_group }) => transfer_group === `campaign_${campaign.id}`,
  );
  const disputes = await disputesOf(scene, books);
  const providerFees = books.reduce((all, payment) => all + payment.fee, 0);
  const disputeFee = disputes.reduce((all, { fee }) => all + fee, 0);
  const borne = {
    fees: providerFees + disputeFee,
    costs,
    due: -(await scene.balance(`campaign:${campaign.id}:fees_due`)),
  };
  const debt = -(await scene.balance(`creator:${owner.userId}:receivable`));
  const kept = (await scene.balance(`campaign:${campaign.id}:funds`)) + (await transferred(scene, campaign)) - debt;
  return {
    campaign,
    providerFees,
    outcome: {
      backers: await Promise.all([...made, ...others].map(async ({ id }) => backOf(scene, id, books, disputes))),
      ...{ tips, fee, vat, providerFee: bearerOf(borne, isPaidOut), disputeFee },
      // What a payout has covered of the fees was the campaign's before.
      funds: kept + borne.fees + costs - borne.due,
      state: (await scene.state('campaigns', campaign.id)) as Outcome['state'],
    },
  };
}

type Books = Awaited<ReturnType<SettlementScene['sandbox']['payments']>>;

/** What banks took, or asked for and have still, by payment; and what the provider keeps of each dispute. */
async function disputesOf({ sandbox }: SettlementScene, books: Books) {
  const ours = new Set(books.map(({ id }) => id));
  const { data } = await sandbox.stripe.disputes.list({ limit: 100 });
  return data
    .filter(({ payment_intent }) => typeof payment_intent === 'string' && ours.has(payment_intent))
    .map(({ payment_intent, status, amount, balance_transactions }) => ({
      payment: payment_intent,
      taken: ['needs_response', 'under_review', 'lost'].includes(status) ? amount : 0,
      fee: balance_transactions.reduce((all, movement) => all + movement.fee, 0),
    }));
}

/** To the creator, less what was taken back of it: in the provider's books. */
async function transferred({ sandbox }: SettlementScene, { id }: LiveCampaign): Promise<number> {
  const { data } = await sandbox.stripe.transfers.list({ transfer_group: `campaign_${id}`, limit: 100 });
  return data.reduce((all, { amount, amount_reversed }) => all + amount - amount_reversed, 0);
}

async function backOf(
  scene: SettlementScene,
  pledgeId: string,
  books: Books,
  disputes: Awaited<ReturnType<typeof disputesOf>>,
): Promise<[number, number]> {
  const [item] = await scene.sql<{ id: string }>('select id from settlement_items where pledge_id = $1', [pledgeId]);
  const ofItem = books.filter(({ metadata }) => item && metadata['item'] === item.id);
  const sum = (part: 'charged' | 'refunded') => ofItem.reduce((all, payment) => all + payment[part], 0);
  const taken = disputes.filter(({ payment }) => ofItem.some(({ id }) => id === payment));
  return [sum('charged'), sum('refunded') + taken.reduce((all, dispute) => all + dispute.taken, 0)];
}

/** Whole, and by one of them alone. What a payout has covered is not due any more. */
function bearerOf({ fees, costs, due }: { fees: number; costs: number; due: number }, isPaidOut: boolean) {
  if (fees === 0 && costs === 0 && due === 0) return 'nobody';
  if (costs === -fees && due === 0) return 'platform';
  if (costs === 0 && (isPaidOut || due === fees)) return 'creator';
  throw new Error(`Of ${fees} the platform bears ${-costs} and the creator ${due}`);
}
