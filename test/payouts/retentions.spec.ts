// Guarantee: finance is warned of money that has been with us for 60 days, and what is still there after 80 is released or
// returned by two different people, in proportion to every pledge.
import { DataSource } from 'typeorm';
import { retentionTransitions } from '../../src/payouts/index.js';
import { type PaidCampaign, PayoutScene } from './scene.js';
import { day } from '../settlement/scene.js';
import { grant } from '../support/people.js';
import { expectSameTransitions } from '../support/transitions.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const funds = ({ id }: PaidCampaign) => scene.settlement.balance(`campaign:${id}:funds`);
const after = ({ deadline }: PaidCampaign, days: number) =>
  scene.settlement.liveUntil(new Date(deadline.getTime() + days * day));
const retentionOf = async ({ id }: PaidCampaign): Promise<{ id: string; state: string }> => {
  const [row] = await scene.sql<{ id: string; state: string }>(
    'select id, state from retentions where campaign_id = $1',
    [id],
  );
  if (!row) throw new Error('No retention');
  return row;
};
const decide = (id: string, what: string, { token }: { token: string } = scene.preparer) =>
  scene.call('POST', `/v1/retentions/${id}/${what}`, { token, body: { reason: 'Looked at.' } });
const typeOf = ({ body }: { body: { type?: string } }) => body.type;
const letters = async (id: string) =>
  (await scene.sql<{ kind: string }>('select distinct kind from mails where about_id = $1 order by kind', [id])).map(
    ({ kind }) => kind,
  );

it('has the same states in code and database', async () => {
  await expectSameTransitions(scene.settlement.get(DataSource), 'retention', retentionTransitions, 'running');
});

it('tells nobody of money that has left in time', async () => {
  const campaign = await scene.aPayableCampaign();
  await scene.approved(campaign);
  await scene.settlement.idle();
  await after(campaign, 61);
  const { id, state } = await retentionOf(campaign);
  expect([state, await letters(id)]).toEqual(['ended', []]);
}, 120_000);

it('warns, and gives back what two people return: all of it, less what the provider has kept', async () => {
  const campaign = await scene.aPayableCampaign({}, [9_000, 3_000]);
  await after(campaign, 59);
  const { id } = await retentionOf(campaign);
  expect((await retentionOf(campaign)).state).toBe('running');
  await after(campaign, 61);
  expect((await retentionOf(campaign)).state).toBe('warned');
  expect(await letters(id)).toEqual(['moneyHeld']);
  expect(typeOf(await decide(id, 'propose-return'))).toBe('/problems/retention-elsewhere');
  await after(campaign, 81);
  const list = await scene.settlement.ok('GET', '/v1/admin/retentions', { token: scene.preparer.token });
  expect(list.data).toMatchObject([{ id, campaignId: campaign.id, state: 'overdue' }]);

  await grant(scene.running, campaign.owner.userId, ['finance'], 25);
  expect(typeOf(await decide(id, 'propose-release', campaign.owner))).toBe('/problems/beneficiary');

  // What was proposed and declined is proposed anew; a payout that was prepared is void when it is agreed.
  await decide(id, 'propose-release');
  expect((await decide(id, 'decline', scene.approver)).body).toMatchObject({ state: 'overdue', proposedBy: null });
  expect((await decide(id, 'propose-return')).body).toMatchObject({ state: 'return_proposed' });
  const prepared = await scene.prepared(campaign);
  expect(typeOf(await decide(id, 'agree'))).toBe('/problems/retention-same-person');
  expect((await decide(id, 'agree', scene.approver)).body).toMatchObject({ state: 'returning' });
  expect((await scene.payout(prepared)).state).toBe('void');
  await scene.settlement.idle();
  expect((await retentionOf(campaign)).state).toBe('returned');

  const fees = await scene.sql<{ fee: string }>(
    `select b.fee from balance_transactions b join payments p on b.ledger_reference = 'pledge-collected-' || p.item_id
     where p.campaign_id = $1`,
    [campaign.id],
  );
  const kept = fees.reduce((sum, { fee }) => sum + Number(fee), 0);
  const back = await scene.sql<{ amount: number; tip: number; cause: string; state: string }>(
    'select amount::integer, tip::integer, cause, state from refunds where campaign_id = $1 order by amount desc',
    [campaign.id],
  );
  expect(back).toMatchObject([
    { tip: 0, cause: 'held', state: 'succeeded' },
    { tip: 0, cause: 'held', state: 'succeeded' },
  ]);
  const [large = 0, small = 0] = back.map(({ amount }) => amount);
  expect(Math.abs(large - 3 * small)).toBeLessThanOrEqual(3);
  // Of what the provider's fees took from them, the platform has its share of 4 % and VAT: 100 % is back but for that.
  const missing = 12_000 - large - small;
  const share = Math.round(missing * 0.04) + Math.round(Math.round(missing * 0.04) * 0.21);
  expect(missing - share - kept).toBeGreaterThanOrEqual(-1);
  expect(missing - share - kept).toBeLessThanOrEqual(1);
  expect(await funds(campaign)).toBeLessThanOrEqual(3);
  expect(await scene.settlement.balance(`campaign:${campaign.id}:fees_due`)).toBe(0);
  expect(await letters(id)).toEqual(['moneyHeld', 'moneyHeldDecided']);
  expect(typeOf(await scene.prepare(campaign))).not.toBe('/problems/unpaid-returning');
}, 180_000);

it('releases all that is left when two people agree, whatever a tranche was to show', async () => {
  const tranches = [{ weight: 8_000n }, { weight: 4_000n, dueDays: 75 }];
  const campaign = await scene.aPayableCampaign({ tranches });
  await scene.approved(campaign);
  await after(campaign, 81);
  const { id, state } = await retentionOf(campaign);
  expect(state).toBe('overdue');
  expect((await decide(id, 'propose-release')).body).toMatchObject({ state: 'release_proposed' });
  expect(typeOf(await scene.prepare(campaign))).toBe('/problems/tranche-not-accepted');
  expect((await decide(id, 'agree', scene.approver)).body).toMatchObject({ state: 'released' });
  expect((await scene.timeline(campaign)).tranches.map((one: { state: string }) => one.state)).toEqual([
    'paid',
    'ended',
  ]);
  const left = (await scene.timeline(campaign)).left.amount;
  const payout = await scene.payout(await scene.approved(campaign));
  expect(payout).toMatchObject({ trancheId: null, amount: { amount: left } });
  await scene.settlement.idle();
  expect(await funds(campaign)).toBe(0);
}, 180_000);
