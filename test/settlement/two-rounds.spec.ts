// Guarantee: a second round opens at the instant at which the first one passes, and only then; each is charged by its own
// terms; passing is never tested again; what falls short in the first goes back whole and takes the second with it; and no
// money leaves before both have ended.
import { staff } from '../support/people.js';
import { day, hour, SettlementScene } from './scene.js';
import { after, inTwoRounds, passFirst } from './two-rounds.js';

const dead = 'pm_card_sandbox_decline_always_stolen_card';
let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.stop();
}, 60_000);
// Each story ends with the books in order.
afterEach(async () => scene.invariants(), 60_000);

/** What the platform took of a campaign's rounds, without VAT. */
async function feesOf(id: string): Promise<number[]> {
  const fees = await scene.sql<{ amount: string }>(
    `select p.amount from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
     where t.reference like 'platform-fee-' || $1 || '-%' and p.to_account = 'platform:fees' order by t.reference`,
    [id],
  );
  return fees.map(({ amount }) => Number(amount));
}

async function settlement(campaignId: string, query = '') {
  const { token } = await staff(scene.running, 'auditor');
  return scene.ok('GET', `/v1/campaigns/${campaignId}/settlement${query}`, { token });
}

const states = async (id: string) => (await scene.history(id)).map(({ to }) => to);

it('passes both: each pledge is charged once after its own deadline, and the payout is of both', async () => {
  const campaign = await inTwoRounds(scene);
  const first = [await scene.pledge(campaign, { tip: 300 }), await scene.pledge(campaign)];
  const second = await passFirst(scene, campaign);
  const decided = await scene.round(campaign.id);
  // The same instant to the microsecond, forty days long, towards the sum of all needs.
  expect(second.opens_at).toEqual(decided.decided_at);
  expect(second).toMatchObject({ state: 'open', target: '10000' });
  expect(Math.abs(second.deadline.getTime() - second.opens_at.getTime() - 40 * day)).toBeLessThanOrEqual(hour);
  await scene.idle();
  for (const { id } of first) expect(await scene.state('pledges', id)).toBe('collected');

  const { sentence } = await scene.ok('GET', `/v1/campaigns/${campaign.id}/consent?amount=1000&tip=0&locale=en`);
  expect(sentence).toContain('whatever sum is reached');
  const later = await scene.pledge(campaign, { amount: 1_000 });
  await scene.idle();
  const page = await scene.ok('GET', `/v1/campaigns/${campaign.id}`);
  expect(page).toMatchObject({
    state: 'live',
    acceptsPledges: true,
    totals: { pledged: { amount: 6_000 }, pledges: 3 },
  });
  expect(page.rounds.map((round: { totals: { pledged: { amount: number } } }) => round.totals.pledged.amount)).toEqual([
    5_000, 1_000,
  ]);
  const listed = await scene.ok('GET', '/v1/campaigns?state=live&limit=100');
  expect(listed.data.find(({ id }: { id: string }) => id === campaign.id)).toMatchObject({
    deadline: second.deadline.toISOString(),
    totals: { pledged: { amount: 6_000 } },
  });

  // The first round is settled, its fee taken; the campaign is still live, and nothing may be paid out.
  expect((await scene.round(campaign.id)).state).toBe('settled');
  expect(await scene.state('campaigns', campaign.id)).toBe('live');
  expect(await feesOf(campaign.id)).toEqual([200]);
  const { token } = await staff(scene.running, 'finance');
  const early = await scene.running.call('POST', `/v1/campaigns/${campaign.id}/payouts`, { token, body: {} });
  expect([early.status, early.body.type]).toEqual([409, '/problems/campaign-not-settled']);
  expect(await settlement(campaign.id)).toMatchObject({ round: 1, state: 'settled', collectedItems: 2 });

  await scene.liveUntil(after(second.deadline, 8 * day));
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect([await settlement(campaign.id), await settlement(campaign.id, '?round=1')]).toMatchObject([
    { round: 2, collectedItems: 1 },
    { round: 1, collectedItems: 2 },
  ]);
  expect(await scene.totals(campaign.id)).toEqual({
    pledged: 5_000,
    chargeable: 0,
    collected: 5_000,
    dropped: 0,
    refunded: 0,
  });
  expect(await scene.totals(campaign.id, 2)).toEqual({
    pledged: 1_000,
    chargeable: 0,
    collected: 1_000,
    dropped: 0,
    refunded: 0,
  });
  expect(await feesOf(campaign.id)).toEqual([200, 40]);
  // 6000 less 4 % of each round and 21 % VAT on that, rounded per round.
  expect(await scene.balance(`campaign:${campaign.id}:funds`)).toBe(6_000 - 200 - 42 - 40 - 8);
  expect(await scene.chargesOf(...first, later)).toEqual([1, 1, 1]);
  expect(await states(campaign.id)).toEqual([
    ...['draft', 'in_review', 'scheduled', 'live', 'closing', 'live', 'closing', 'collecting', 'successful'],
  ]);
}, 120_000);

it('round 1 fails: nobody is charged, and there never is a second', async () => {
  const campaign = await inTwoRounds(scene, { target: 5_001n });
  const pledges = [await scene.pledge(campaign), await scene.pledge(campaign)];
  await scene.liveUntil(after(campaign.deadline, hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  for (const { id } of pledges) expect(await scene.state('pledges', id)).toBe('released');
  expect(await scene.sql('select 1 from campaign_rounds where campaign_id = $1 and number = 2', [campaign.id])).toEqual(
    [],
  );
}, 60_000);

it('round 2 gets nothing: it takes nothing from the first', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  const second = await passFirst(scene, campaign);
  await scene.liveUntil(after(second.deadline, hour));
  expect((await scene.round(campaign.id, 2)).state).toBe('failed');
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 5_000, refunded: 0 });
}, 90_000);

it('of round 2 nothing can be collected: it fails alone, nobody is refunded', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  const second = await passFirst(scene, campaign);
  const lost = await scene.pledge(campaign, { card: dead });
  await scene.liveUntil(after(second.deadline, 8 * day));
  expect((await scene.round(campaign.id, 2)).state).toBe('failed');
  expect(await scene.state('pledges', lost.id)).toBe('dropped');
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 5_000, refunded: 0 });
  expect(await scene.totals(campaign.id, 2)).toMatchObject({ collected: 0, dropped: 2_500 });
}, 90_000);

it('require_goal, round 1 falls short while round 2 is open: the first goes back whole, the second is released', async () => {
  const campaign = await inTwoRounds(scene);
  const paid = await scene.pledge(campaign, { tip: 100 });
  await scene.pledge(campaign, { card: dead });
  await passFirst(scene, campaign);
  const [later, pending] = [
    await scene.pledge(campaign, { amount: 9_000 }),
    await scene.pledge(campaign, { card: null }),
  ];
  await scene.liveUntil(after(campaign.deadline, 9 * day));

  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await scene.totals(campaign.id)).toEqual({
    pledged: 5_000,
    chargeable: 0,
    collected: 2_500,
    dropped: 2_500,
    refunded: 2_500,
  });
  expect(await scene.totals(campaign.id, 2)).toEqual({
    pledged: 9_000,
    chargeable: 0,
    collected: 0,
    dropped: 9_000,
    refunded: 0,
  });
  expect(await scene.state('pledges', later.id)).toBe('released');
  // Its half an hour was over long before.
  expect(await scene.state('pledges', pending.id)).toBe('expired');
  expect(await scene.chargesOf(paid, later)).toEqual([1, 0]);
  expect(await scene.balance(`campaign:${campaign.id}:funds`)).toBe(0);
  expect((await scene.round(campaign.id, 2)).state).toBe('failed');
  const [letter] = await scene.sql<{ subject: string; body: string }>(
    `select subject, body from mails where kind = 'pledgeReleased' and about_id = $1`,
    [later.id],
  );
  expect(letter?.body).toContain('nothing was charged and nothing will be');
  expect(letter?.body).toContain('Less could be collected in the first round');
}, 90_000);

it('pay_anyway: a first round that falls short is kept, and the second goes on', async () => {
  const campaign = await inTwoRounds(scene, { shortfallPolicy: 'pay_anyway' });
  await scene.pledge(campaign);
  await scene.pledge(campaign, { card: dead });
  await passFirst(scene, campaign);
  await scene.liveUntil(after(campaign.deadline, 9 * day));
  expect(await scene.state('campaigns', campaign.id)).toBe('live');
  expect((await scene.round(campaign.id)).state).toBe('settled');
  expect((await scene.round(campaign.id, 2)).state).toBe('open');
}, 90_000);
