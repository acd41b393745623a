// Guarantee: a large refund and a refunding of everybody need a second person, who is no party and no newcomer; until then
// nothing moves, a transfer least of all; and what is made anew goes back on the terms on which it failed.
import { aMember, grant, staff, type TestPerson } from '../support/people.js';
import { type TestPledge, day, hour } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open({ settings: { REFUND_SECOND_PERSON_FROM: '50' } });
  // The platform's own money, out of which it bears what it has to.
  await scene.sandbox.stripe.topups.create({ amount: 50_000, currency: 'eur' });
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const post = (path: string, { token }: Pick<TestPerson, 'token'>, body: object = { reason: 'Seen.' }) =>
  scene.call('POST', `/v1/${path}`, { token, body });
const order = (pledge: { id: string } | undefined, by: TestPerson, cause = 'creator') =>
  post(`pledges/${pledge?.id}/refunds`, by, { cause });
const balance = (account: string) => scene.settlement.balance(account);
const funds = ({ id }: { id: string }) => balance(`campaign:${id}:funds`);
const owed = async ({ owner }: PaidCampaign) => 0 - (await balance(`creator:${owner.userId}:receivable`));
const pledgesOf = ({ id }: { id: string }) =>
  scene.sql<TestPledge>(`select id, '' as link from pledges where campaign_id = $1 order by id`, [id]);
const stateOf = async (refundId: string) =>
  (await scene.sql<{ state: string }>('select state from refunds where id = $1', [refundId]))[0]?.state;
const reversals = ({ id }: { id: string }) =>
  scene.sql<{ state: string; amount: string }>('select state, amount from transfer_reversals where campaign_id = $1', [
    id,
  ]);

/** Two people of finance who may not decide: the project's deputy, and somebody since yesterday. */
async function whoMayNot({ projectId }: PaidCampaign): Promise<[TestPerson, TestPerson]> {
  const [deputy, newcomer] = [await staff(scene.running, 'finance'), await aMember(scene.running)];
  await scene.sql('update projects set deputy_id = $2 where id = $1', [projectId, deputy.userId]);
  await grant(scene.running, newcomer.userId, ['finance'], 23);
  return [deputy, newcomer];
}

it('is no party of the project, and has been in finance for a day', async () => {
  const campaign = await scene.aPayableCampaign();
  const before = await funds(campaign);
  const [deputy, newcomer] = await whoMayNot(campaign);
  const [pledge] = await pledgesOf(campaign);
  const one = await order(pledge, campaign.owner);
  const all = await post(`campaigns/${campaign.id}/refund-runs`, scene.preparer, { cause: 'creator', reason: 'Why.' });
  expect([one.body.state, all.body.state]).toEqual(['proposed', 'proposed']);
  for (const path of [`refunds/${one.body.id}`, `refund-runs/${all.body.id}`]) {
    expect((await post(`${path}/approve`, deputy)).body).toMatchObject({ type: '/problems/refund-party', status: 403 });
    expect((await post(`${path}/approve`, newcomer)).body).toMatchObject({
      type: '/problems/role-too-young',
      status: 403,
    });
    expect((await post(`${path}/reject`, scene.approver)).body.state).toBe('rejected');
  }
  await scene.settlement.idle();
  expect(await funds(campaign)).toBe(before);
}, 120_000);

it('is waited for before anything is taken back from what was transferred', async () => {
  const campaign = await scene.aPayableCampaign();
  await scene.approved(campaign);
  await scene.settlement.idle();
  const [first, second] = await pledgesOf(campaign);
  const kept = await order(first, campaign.owner);
  await scene.settlement.idle();
  // 4 % of 60.00 and 21 % VAT on it were returned: 2.40 and 0.51, since 4.80 and 1.01 were taken of all.
  expect(await owed(campaign)).toBe(6_000 - 240 - 51);
  expect(await reversals(campaign)).toEqual([]);
  await post(`refunds/${kept.body.id}/reject`, scene.approver);
  await scene.settlement.idle();
  expect([await owed(campaign), await funds(campaign), await stateOf(kept.body.id)]).toEqual([0, 0, 'rejected']);

  const { body } = await order(second, campaign.owner);
  expect((await post(`refunds/${body.id}/approve`, scene.approver)).body.state).toBe('requested');
  await scene.settlement.idle();
  expect(await reversals(campaign)).toEqual([{ state: 'sent', amount: String(6_000 - 240 - 51) }]);
  expect([await owed(campaign), await funds(campaign), await stateOf(body.id)]).toEqual([0, 0, 'succeeded']);
}, 120_000);

it('starts the refunding of everybody, which makes a prepared payout void', async () => {
  const campaign = await scene.aPayableCampaign();
  const payout = await scene.prepared(campaign);
  const run = await post(`campaigns/${campaign.id}/refund-runs`, scene.preparer, {
    cause: 'platform',
    reason: 'Ours.',
  });
  await post(`refund-runs/${run.body.id}/approve`, scene.approver);
  await scene.settlement.idle();
  expect(await scene.payout(payout)).toMatchObject({ state: 'void' });
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ collected: 12_000, refunded: 12_000 });
  expect(await funds(campaign)).toBe(0);
}, 120_000);

it('cannot keep back what goes back anyhow', async () => {
  const campaign = await scene.aSettledCampaign();
  const [pledge] = await pledgesOf(campaign);
  const { body } = await order(pledge, campaign.owner);
  await scene.settlement.decide(campaign.id, 'suspend');
  const owner = await staff(scene.running, 'owner');
  await post(`campaigns/${campaign.id}/cancel`, owner, { reason: 'It was a fraud.' });
  await scene.settlement.idle();
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('refunding');
  const path = `refunds/${body.id}`;
  expect((await post(`${path}/reject`, scene.approver)).body.type).toBe('/problems/everything-is-refunded');
  expect((await post(`${path}/approve`, scene.approver)).body.state).toBe('requested');
  await scene.settlement.idle();
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('cancelled');
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ collected: 12_000, refunded: 12_000 });
}, 120_000);

it('is asked once: what failed is made anew as it was, the platform’s part of the provider’s fee with it', async () => {
  const { owner } = await scene.aCreator();
  const campaign = { ...(await scene.settlement.campaign({ ownerId: owner.userId, target: 6_000n })), owner };
  const failing = await scene.settlement.pledge(campaign, { amount: 6_000, card: 'pm_card_refundFail' });
  await scene.settlement.pledge(campaign, { amount: 4_000 });
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
  const costs = await balance('platform:costs');
  const { body } = await order(failing, scene.preparer, 'platform');
  expect((await post(`refunds/${body.id}/approve`, scene.approver)).body.state).toBe('requested');
  await scene.settlement.idle();
  const borne = costs - (await balance('platform:costs'));
  // 1.5 % of 60.00 and 0.25.
  expect(borne).toBe(115);
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day + 2 * hour));
  expect([await stateOf(body.id), await balance('platform:costs')]).toEqual(['failed', costs]);

  const payout = await scene.prepared(campaign);
  const anew = await post(`refunds/${body.id}/retry`, scene.preparer);
  expect(anew.body).toMatchObject({ state: 'requested', retryOf: body.id });
  await scene.settlement.idle();
  expect(await scene.payout(payout)).toMatchObject({ state: 'void' });
  expect(await balance('platform:costs')).toBe(costs - borne);
}, 120_000);
