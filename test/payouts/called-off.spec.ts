// Guarantee: a campaign that is called off while its payout is being sent ends, and nothing is paid twice: what has not left
// in a day never will, and everybody is refunded; what has left is booked, and what is unpaid goes back.
import { RequestRefunds } from '../../src/refunds/request-refunds.js';
import { RefundsNotCovered } from '../../src/refunds/refund.errors.js';
import { staff } from '../support/people.js';
import { until } from '../support/until.js';
import { hour } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from './scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
  // What the platform bears is its own money.
  await scene.sandbox.stripe.topups.create({ amount: 10_000, currency: 'eur' });
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const transfers = { method: 'POST', path: '/v1/transfers$' };
const lists = { method: 'GET', path: '/v1/transfers$' };
const lostNews = { kind: 'lost', match: { path: '^transfer' } };

const balance = (account: string) => scene.settlement.balance(account);
const ofCampaign = async ({ id }: PaidCampaign) => ({
  funds: await balance(`campaign:${id}:funds`),
  reserve: await balance(`campaign:${id}:reserve`),
  due: await balance(`campaign:${id}:fees_due`),
  refunded: (await scene.settlement.totals(id))['refunded'],
  state: await scene.settlement.state('campaigns', id),
});
const platform = async () => ({
  fees: await balance('platform:fees'),
  vat: await balance('platform:vat'),
  tips: await balance('platform:tips'),
  costs: await balance('platform:costs'),
});

/** Staff stops it and ends it, while the provider keeps the answer to itself. */
async function callOff({ id }: PaidCampaign): Promise<void> {
  const { token } = await staff(scene.running, 'owner');
  const body = { reason: 'It was a fraud.' };
  await scene.settlement.ok('POST', `/v1/campaigns/${id}/suspend`, { token, body });
  await scene.settlement.ok('POST', `/v1/campaigns/${id}/cancel`, { token, body });
}

/** The refunds of everybody were asked for, and refused since the funds do not cover them. */
async function refundsWait({ id }: PaidCampaign): Promise<void> {
  const failing = `select 1 from outbox where consumer = 'refunds.request-after-call-off' and done_at is null
    and failures > 0 and last_error like '%do not cover%' and payload ->> 'campaignId' = $1`;
  await until(async () => (await scene.sql(failing, [id])).length === 1);
}

const isLookedFor = (lineId: string) =>
  until(async () => {
    const sql = 'select 1 from payout_lines where id = $1 and lease_until is null and due_at > tally_now()';
    return (await scene.sql(sql, [lineId])).length === 1;
  });

async function later(hours: number): Promise<void> {
  const [{ now } = { now: new Date() }] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.moveClock(new Date(now.getTime() + hours * hour));
}

const refundsOf = ({ id }: PaidCampaign) =>
  scene.sql<{ id: string; amount: string; state: string; provider_id: string }>(
    'select * from refunds where campaign_id = $1 order by amount desc, id',
    [id],
  );

/** Two people refund everybody. */
async function everybody({ id }: PaidCampaign): Promise<void> {
  const reason = 'It was a fraud.';
  const run = await scene.settlement.ok('POST', `/v1/campaigns/${id}/refund-runs`, {
    token: scene.preparer.token,
    body: { cause: 'creator', reason },
  });
  await scene.settlement.ok('POST', `/v1/refund-runs/${run.id}/approve`, {
    token: scene.approver.token,
    body: { reason },
  });
}

/** What failed is tried again now, not in the growing pauses of real time. */
const tryAgain = () => scene.sql(`update outbox set retry_at = '-infinity' where done_at is null`);

it('refunds everybody in full once the transfer has not left in a day; not a cent before', async () => {
  const before = await platform();
  const campaign = await scene.aPayableCampaign({ reserveBps: 1_000 });
  const id = await scene.prepared(campaign);
  await scene.sandbox.faults(lostNews, { kind: 'cut_before_commit', match: transfers });
  await scene.approve(id);
  await until(async () => (await scene.line(id)).state === 'sending');
  await callOff(campaign);
  await refundsWait(campaign);
  const { id: lineId } = await scene.line(id);
  await isLookedFor(lineId);

  // Looked for 23 hours after the last call for it: that it is not listed proves nothing yet.
  await later(23);
  await scene.sql('update payout_lines set due_at = tally_now() where id = $1', [lineId]);
  await isLookedFor(lineId);
  expect(await scene.line(id)).toMatchObject({ state: 'sending', failure_code: null });
  // The funds would cover one of the two charges; the transfer would find them empty if it had left after all.
  const [item] = await scene.sql<{ id: string }>('select id from settlement_items where campaign_id = $1', [
    campaign.id,
  ]);
  const one = scene.settlement.get(RequestRefunds).late(campaign.id, [item?.id ?? '']);
  await expect(one).rejects.toThrow(RefundsNotCovered);
  expect(await scene.sql('select 1 from refunds where campaign_id = $1', [campaign.id])).toEqual([]);

  await later(25);
  await until(async () => (await scene.line(id)).state === 'failed');
  expect(await scene.line(id)).toMatchObject({ failure_code: 'campaign_called_off', transfer_id: null });
  expect(await scene.payout(id)).toMatchObject({ state: 'failed' });
  await tryAgain();
  await scene.settlement.idle();
  expect(await ofCampaign(campaign)).toEqual({ funds: 0, reserve: 0, due: 0, refunded: 12_000, state: 'cancelled' });
  expect(await scene.transfers(campaign)).toEqual([]);
  // Twice 1.5 % of 61.00 and 0.25 are the provider's, and the platform bears them.
  expect(await platform()).toEqual({ ...before, costs: before.costs - 2 * 117 });
}, 120_000);

it('books a transfer that has left and was not heard of: what is unpaid goes back, and the rest when two people order it', async () => {
  const campaign = await scene.aPayableCampaign({ reserveBps: 1_000 });
  const id = await scene.prepared(campaign);
  const { reserve } = await ofCampaign(campaign);
  const hidden = { kind: 'cut_before_commit', match: lists };
  await scene.sandbox.faults(lostNews, { kind: 'error_after_commit', match: { ...transfers, count: 1 } }, hidden);
  await scene.approve(id);
  await until(async () => (await scene.sql('select 1 from payout_lines where retry_at is not null')).length === 1);
  await callOff(campaign);
  await refundsWait(campaign);
  expect(await scene.line(id)).toMatchObject({ state: 'sending' });
  expect(await refundsOf(campaign)).toEqual([]);

  await scene.sandbox.faults(lostNews);
  await scene.endLeases();
  await until(async () => (await scene.payout(id)).state === 'paid');
  const { amount } = await scene.payout(id);
  expect(await scene.transfers(campaign)).toEqual([amount.amount]);
  expect(await balance(`recipient:${campaign.recipientId}:paid`)).toBe(amount.amount);
  await until(async () => (await ofCampaign(campaign)).state === 'cancelled', 30_000);
  await tryAgain();
  await scene.settlement.idle();
  // The reserve, with the platform's 4 % and 21 % on it of so much.
  const { refunded = 0, ...left } = await ofCampaign(campaign);
  const [fee, vat] = [Math.round((12_000 - refunded) * 0.04), (of: number) => Math.round(of * 0.21)];
  expect(refunded - (480 - fee) - (vat(480) - vat(fee))).toBe(reserve);
  expect(left).toEqual({ funds: 0, reserve: 0, due: 0, state: 'cancelled' });
  const half = { cause: 'cancelled_paid', tip: '0', state: 'succeeded', ordered_by: null };
  expect(await refundsOf(campaign)).toMatchObject([half, half]);

  await everybody(campaign);
  await until(async () => (await ofCampaign(campaign)).refunded === 12_000, 30_000);
  await scene.settlement.idle();
  expect(await ofCampaign(campaign)).toEqual({ funds: 0, reserve: 0, due: 0, refunded: 12_000, state: 'cancelled' });
  // The transfer came back; what was the provider's, 2.34, the creator owes.
  const { data } = await scene.sandbox.stripe.transfers.list({ transfer_group: `campaign_${campaign.id}` });
  expect(data.map(({ amount_reversed }) => amount_reversed)).toEqual([amount.amount]);
  expect(await balance(`creator:${campaign.owner.userId}:receivable`)).toBe(-2 * 117);
}, 120_000);

it('called off after a tranche was paid, it ends when the last part has arrived; one that came back nobody else gets', async () => {
  const { owner, accountId } = await scene.aCreator();
  const tranches = [{ weight: 8_000n }, { weight: 4_000n, dueDays: 40 }];
  const live = await scene.settlement.campaign({ ownerId: owner.userId, tranches });
  await scene.settlement.pledge(live, { amount: 9_000 });
  await scene.settlement.pledge(live, { amount: 3_000, card: 'pm_card_pendingRefund' });
  await scene.settlement.liveUntil(new Date(live.deadline.getTime() + 15 * 24 * hour));
  const campaign: PaidCampaign = { ...live, owner, accountId };
  await scene.approved(campaign);
  await scene.settlement.idle();
  const { funds: unpaid } = await ofCampaign(campaign);
  await callOff(campaign);
  await scene.settlement.idle();
  const [large, small] = await refundsOf(campaign);
  expect([large, small]).toMatchObject([{ state: 'succeeded' }, { state: 'sent' }]);
  expect(Math.abs(Number(large?.amount) - 3 * Number(small?.amount))).toBeLessThanOrEqual(3);
  expect(await ofCampaign(campaign)).toMatchObject({ funds: 0, state: 'refunding' });

  await scene.sandbox.control('POST', `refunds/${small?.provider_id}`, { outcome: 'failed' });
  await scene.settlement.idle();
  expect(await refundsOf(campaign)).toMatchObject([{ state: 'succeeded' }, { state: 'failed' }]);
  const { funds, state } = await ofCampaign(campaign);
  expect([funds > 0 && funds < unpaid, state]).toEqual([true, 'refunding']);
  expect((await scene.prepare(campaign)).body.type).toBe('/problems/campaign-not-settled');

  const { token } = scene.preparer;
  const body = { reason: 'Another account.' };
  const anew = await scene.settlement.ok('POST', `/v1/refunds/${small?.id}/retry`, { token, body });
  await scene.settlement.idle();
  const [sent] = (await refundsOf(campaign)).filter(({ id }) => id === anew.id);
  expect((await ofCampaign(campaign)).state).toBe('refunding');
  await scene.sandbox.control('POST', `refunds/${sent?.provider_id}`, { outcome: 'succeeded' });
  await scene.settlement.idle();
  expect(await refundsOf(campaign)).toHaveLength(3);
  expect(await ofCampaign(campaign)).toMatchObject({ funds: 0, due: 0, state: 'cancelled' });
  const letters = await scene.sql<{ kind: string; body: string }>(
    'select kind, body from mails where about_id = $1 and locale = $2',
    [campaign.id, 'en'],
  );
  for (const kind of ['campaignRefunding', 'campaignCancelled']) {
    const ofKind = letters.filter((letter) => letter.kind === kind);
    expect(ofKind.length).toBeGreaterThan(0);
    for (const letter of ofKind) expect(letter.body).toContain('not been paid out');
  }
}, 120_000);
