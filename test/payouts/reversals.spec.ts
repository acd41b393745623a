// Guarantee: what has to go back after a payout is taken back from the transfer, once, whatever the provider answers or keeps
// to itself; what it refuses stays the creator's debt, which the next payout pays first, or waits for.
import { randomUUID } from 'node:crypto';
import { CoverLack } from '../../src/payouts/cover-lack.js';
import { transferReversalTransitions } from '../../src/payouts/index.js';
import { Campaigns } from '../../src/campaigns/index.js';
import { accounts, Ledger } from '../../src/ledger/index.js';
import { Database } from '../../src/platform/database/index.js';
import { DataSource } from 'typeorm';
import { expectSameTransitions } from '../support/transitions.js';
import { until } from '../support/until.js';
import { day } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from './scene.js';

let scene: PayoutScene;
let shared: PaidCampaign & { paid: number };
beforeAll(async () => {
  scene = await PayoutScene.open();
  shared = await aPaidCampaign();
}, 180_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const reversals = { method: 'POST', path: '/v1/transfers/[^/]+/reversals$' };

/** A campaign whose only payout has left; answers what it was. */
async function aPaidCampaign(owner?: PaidCampaign['owner']): Promise<PaidCampaign & { paid: number }> {
  const options = owner ? { ownerId: owner.userId } : {};
  const campaign = await scene.aPayableCampaign(options);
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  const { amount } = await scene.payout(id);
  return { ...campaign, ...(owner && { owner }), paid: amount.amount };
}

/** Takes so much from the funds, as refunds and disputes do: what they lack is owed and taken back. */
async function take({ id, owner }: PaidCampaign, amount: bigint): Promise<string> {
  const causeId = randomUUID();
  const { settlement } = scene;
  await settlement.get(Database).inTransaction(async (tx) => {
    const { campaign, now: at } = await settlement.get(Campaigns).lock(tx, id, 'group');
    const creatorId = owner.userId;
    await settlement.get(CoverLack).execute(tx, { campaign, creatorId, amount, causeId, at });
    const postings = [{ from: accounts.campaignFunds(id), to: accounts.platformCosts, amount }];
    const { currency } = campaign;
    await settlement.get(Ledger).post(tx, [{ reference: `taken-${causeId}`, currency, at, postings }]);
  });
  return causeId;
}

const ofCause = (causeId: string) =>
  scene.sql<{ state: string; amount: string; tries: number; failure_code: string | null }>(
    'select state, amount, tries, failure_code from transfer_reversals where cause_id = $1 order by id',
    [causeId],
  );

const owed = async ({ owner }: PaidCampaign) =>
  0 - (await scene.settlement.balance(`creator:${owner.userId}:receivable`));
const funds = ({ id }: { id: string }) => scene.settlement.balance(`campaign:${id}:funds`);

/** What the provider's books say came back of a campaign's transfers. */
async function reversed(campaign: { id: string }): Promise<number[]> {
  const { data } = await scene.sandbox.stripe.transfers.list({ transfer_group: `campaign_${campaign.id}` });
  return data.map(({ amount_reversed }) => amount_reversed);
}

it('has the same states in code and database', async () => {
  await expectSameTransitions(
    scene.settlement.get(DataSource),
    'transfer_reversal',
    transferReversalTransitions,
    'requested',
  );
});

it.each([
  ['the answer comes', []],
  ['the answer is cut', [{ kind: 'body_cut_after_commit', match: { ...reversals, count: 1 } }]],
  ['a 500 hides that it was done', [{ kind: 'error_after_commit', match: { ...reversals, count: 1 } }]],
  ['a 500 is kept under the key', [{ kind: 'error_before_commit', saved: true, match: { ...reversals, count: 1 } }]],
  ['the connection is cut before', [{ kind: 'cut_before_commit', match: { ...reversals, count: 2 } }]],
  ['there are too many requests', [{ kind: 'rate_limit', match: { ...reversals, count: 1 } }]],
])(
  'takes back once what the funds lack when %s, and the debt is paid',
  async (_, faults) => {
    const before = (await reversed(shared))[0] ?? 0;
    await scene.sandbox.faults(...faults);
    const causeId = await take(shared, 1_000n);
    expect(await owed(shared)).toBe(1_000);
    await scene.settlement.idle();
    expect(await ofCause(causeId)).toMatchObject([{ state: 'sent', amount: '1000' }]);
    const now = before + 1_000;
    expect(await reversed(shared)).toEqual([now]);
    expect(await owed(shared)).toBe(0);
    expect(await funds(shared)).toBe(0);
    expect(await scene.settlement.balance(`recipient:${shared.recipientId}:paid`)).toBe(shared.paid - now);
  },
  120_000,
);

it('is found again when its answer was lost and its key forgotten', async () => {
  const before = (await reversed(shared))[0] ?? 0;
  await scene.sandbox.faults({ kind: 'error_after_commit', match: { ...reversals, count: 1 } });
  const causeId = await take(shared, 100n);
  await until(async () => (await reversed(shared))[0] === before + 100);
  // As a restored backup would: nothing is known of a try, and the provider forgets keys after a day.
  const ofIt = `where cause_id = $1 and state = 'requested'`;
  await until(
    async () =>
      (await scene.sql(`select 1 from transfer_reversals ${ofIt} and retry_at is not null`, [causeId])).length > 0,
  );
  await scene.sql(
    `update transfer_reversals set tries = 0, create_tries = 0, retry_at = clock_timestamp() + interval '1 hour' ${ofIt}`,
    [causeId],
  );
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.moveClock(new Date(now.getTime() + day + 1));
  await scene.sql(`update transfer_reversals set retry_at = null ${ofIt}`, [causeId]);
  await scene.settlement.idle();
  expect(await ofCause(causeId)).toMatchObject([{ state: 'sent' }]);
  expect(await reversed(shared)).toEqual([before + 100]);
}, 120_000);

it('never takes back more than was transferred, and the newest refunds find the rest', async () => {
  const campaign = await aPaidCampaign();
  const first = await take(campaign, BigInt(campaign.paid - 100));
  const second = await take(campaign, 300n);
  await scene.settlement.idle();
  expect(await ofCause(first)).toMatchObject([{ state: 'sent', amount: String(campaign.paid - 100) }]);
  expect(await ofCause(second)).toMatchObject([{ state: 'sent', amount: '100' }]);
  expect(await reversed(campaign)).toEqual([campaign.paid]);
  expect(await owed(campaign)).toBe(200);
}, 120_000);

it('leaves the debt when the balance is empty; the next payout waits while it is larger, and then pays it first', async () => {
  const campaign = await aPaidCampaign();
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  // A day later the provider has paid everything on to the creator's bank.
  await scene.settlement.liveUntil(new Date(now.getTime() + 2 * day));
  const causeId = await take(campaign, 4_000n);
  await scene.settlement.idle();
  expect(await ofCause(causeId)).toMatchObject([{ state: 'failed', failure_code: 'balance_insufficient' }]);
  expect(await reversed(campaign)).toEqual([0]);
  expect(await owed(campaign)).toBe(4_000);

  const small = await anotherOf(campaign, 2_000);
  const refused = await scene.prepare(small);
  expect(refused.body).toMatchObject({ type: '/problems/creator-owes', status: 409, owed: '4000' });
  expect(await scene.waitsFor(small)).toEqual(['debt']);
  expect(await owed(campaign)).toBe(4_000);

  const large = await anotherOf(campaign, 9_000);
  const id = await scene.prepared(large);
  const { terms, amount } = await scene.payout(id);
  expect(terms.at(-1)).toMatchObject({ term: 'debt', amount: { amount: -4_000 } });
  expect(await owed(campaign)).toBe(0);
  // Rejected, it is owed again; nothing was sent.
  await scene.reject(id);
  expect(await owed(campaign)).toBe(4_000);

  expect(await scene.payout(await scene.prepared(large))).toMatchObject({ amount });
  await scene.sql(`select 1`);
  const open = (await scene.timeline(large)).data[0].id;
  await scene.approve(open);
  await scene.settlement.idle();
  expect(await scene.transfers(large)).toEqual([amount.amount]);
  expect(await funds(large)).toBe(0);
  expect(await owed(campaign)).toBe(0);
}, 240_000);

it('a debt that comes after the approval was asked for makes it void, in whichever campaign it arose', async () => {
  const campaign = await aPaidCampaign();
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.liveUntil(new Date(now.getTime() + 2 * day));
  const other = await anotherOf(campaign, 9_000);
  const id = await scene.prepared(other);
  await take(campaign, 500n);
  await scene.settlement.idle();
  expect((await scene.approve(id)).body).toMatchObject({ type: '/problems/payout-outdated' });
  expect(await scene.payout(id)).toMatchObject({ state: 'void' });
  expect(await owed(campaign)).toBe(500);
  expect((await scene.payout(await scene.prepared(other))).terms.at(-1)).toMatchObject({
    term: 'debt',
    amount: { amount: -500 },
  });
}, 120_000);

/** One more campaign of the same creator, payable. */
async function anotherOf({ owner }: PaidCampaign, amount: number) {
  const next = await scene.settlement.campaign({ ownerId: owner.userId, target: 1_000n });
  await scene.settlement.pledge(next, { amount });
  await scene.settlement.liveUntil(new Date(next.deadline.getTime() + 14 * day));
  return next;
}
