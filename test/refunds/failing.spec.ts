// Guarantee: a refund that fails is never counted as money that went back: the books show it where it is, staff see it,
// and a campaign that is not refunded in full stays `refunding`.
import { RequestRefunds } from '../../src/refunds/request-refunds.js';
import { RecordResults } from '../../src/settlement/record-results.js';
import { staff } from '../support/people.js';
import { until } from '../support/until.js';
import { hour, SettlementScene } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

it('books a refund that fails after it had succeeded back, and shows it', async () => {
  const campaign = await scene.campaign({ target: 10_000n });
  const failing = await scene.pledge(campaign, { card: 'pm_card_refundFail', tip: 30 });
  // This one keeps the campaign refunding until the other has failed.
  await scene.pledge(campaign, { card: 'pm_card_pendingRefund' });
  await scene.pledge(campaign, { amount: 6_000, card: 'pm_card_sandbox_decline_always_lost_card' });
  const end = campaign.deadline.getTime() + 168 * hour;
  await scene.liveUntil(new Date(end + 5 * hour));

  expect(await scene.state('campaigns', campaign.id)).toBe('refunding');
  const [refund] = await scene.sql<{ id: string; state: string }>(
    'select id, state from refunds where pledge_id = $1',
    [failing.id],
  );
  expect(refund?.state).toBe('failed');
  expect((await scene.history(refund?.id ?? '')).map(({ to }) => to)).toEqual([
    'requested',
    'sent',
    'succeeded',
    'failed',
  ]);
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 5_000, refunded: 2_500 });
  expect(await scene.balance(`campaign:${campaign.id}:funds`)).toBe(2_500);
  expect(await scene.balance('platform:tips')).toBe(30);
  const { token } = await staff(scene.running, 'finance');
  const { data } = await scene.ok('GET', '/v1/admin/refunds?state=failed', { token });
  expect(data).toEqual([
    expect.objectContaining({ id: refund?.id, cause: 'shortfall', total: { amount: 2_530, currency: 'EUR' } }),
  ]);

  const ordered = await scene.running.call('POST', `/v1/pledges/${failing.id}/refunds`, {
    token,
    body: { cause: 'creator' },
  });
  expect(ordered.body.type).toBe('/problems/everything-is-refunded');

  // Made anew once, whoever asks how often; asked for again by the rule, nothing is doubled.
  const body = { reason: 'The backer has a new account.' };
  const anew = await scene.ok('POST', `/v1/refunds/${refund?.id}/retry`, { token, body });
  expect(anew).toMatchObject({ state: 'requested', retryOf: refund?.id, total: { amount: 2_530, currency: 'EUR' } });
  const twice = await scene.running.call('POST', `/v1/refunds/${refund?.id}/retry`, { token, body });
  expect(twice.body.type).toBe('/problems/refund-too-large');
  const early = await scene.running.call('POST', `/v1/refunds/${anew.id}/retry`, { token, body });
  expect(early.body.type).toBe('/problems/refund-not-failed');
  await scene.get(RequestRefunds).everything(campaign.id);
  expect(await scene.sql('select 1 from refunds where campaign_id = $1', [campaign.id])).toHaveLength(3);
}, 150_000);

it('keeps for staff what the provider refuses to refund', async () => {
  const campaign = await scene.campaign({ target: 10_000n });
  const paid = await scene.pledge(campaign);
  await scene.pledge(campaign, { amount: 8_000, card: 'pm_card_sandbox_decline_always_lost_card' });
  const end = campaign.deadline.getTime() + 168 * hour;
  await scene.liveUntil(new Date(end - 60_000));
  // Nobody has told us of the dispute yet, neither webhook nor list.
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'charge\\.dispute.*' } });
  await scene.sql(`update provider_cursors set read_to = tally_now() + interval '30 days'`);
  const [payment] = await scene.sql<{ charge_id: string }>('select charge_id from payments where pledge_id = $1', [
    paid.id,
  ]);
  await scene.sandbox.control('POST', 'disputes', { charge: payment?.charge_id });
  await scene.liveUntil(new Date(end + 60_000));
  expect(await scene.sql('select state, failure_code from refunds where campaign_id = $1', [campaign.id])).toEqual([
    { state: 'failed', failure_code: 'charge_disputed' },
  ]);
  expect(await scene.state('campaigns', campaign.id)).toBe('refunding');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, refunded: 0 });
  expect(await scene.balance(`campaign:${campaign.id}:refunds`)).toBe(0);

  // Found out, it is counted as what it is, and the bank decides how the campaign ends.
  await scene.sandbox.faults();
  await scene.sql(`update provider_cursors set read_to = tally_now() - interval '1 day'`);
  const { token } = await staff(scene.running, 'finance');
  await scene.ok('POST', '/v1/admin/reconciliations', { token });
  await scene.idle();
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, refunded: 2_500 });
  expect(await scene.state('campaigns', campaign.id)).toBe('refunding');
  const [failed] = await scene.sql<{ id: string }>('select id from refunds where campaign_id = $1', [campaign.id]);
  const anew = await scene.running.call('POST', `/v1/refunds/${failed?.id}/retry`, { token, body: {} });
  expect(anew.body.type).toBe('/problems/charge-disputed');
}, 150_000);

it('ends a campaign when what had failed was made anew', async () => {
  const campaign = await scene.campaign({ target: 10_000n });
  const paid = await scene.pledge(campaign, { card: 'pm_card_pendingRefund' });
  await scene.pledge(campaign, { amount: 8_000, card: 'pm_card_sandbox_decline_always_lost_card' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 168 * hour + 60_000));
  const refund = async () => (await scene.sql<{ id: string; state: string; provider_id: string }>(
    'select id, state, provider_id from refunds where pledge_id = $1 order by id desc', [paid.id]))[0]; // prettier-ignore
  const sent = await refund();
  expect(sent?.state).toBe('sent');
  await scene.sandbox.control('POST', `refunds/${sent?.provider_id}`, { outcome: 'failed' });
  await scene.idle();
  expect((await refund())?.state).toBe('failed');
  expect(await scene.state('campaigns', campaign.id)).toBe('refunding');

  const { token } = await staff(scene.running, 'finance');
  await scene.ok('POST', `/v1/refunds/${sent?.id}/retry`, { token, body: {} });
  await scene.idle();
  await scene.sandbox.control('POST', `refunds/${(await refund())?.provider_id}`, { outcome: 'succeeded' });
  await scene.idle();
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, refunded: 2_500 });
}, 150_000);

it('leaves money that came for a dropped pledge, and came back to us again, to finance when everybody is refunded', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const good = await scene.pledge(campaign);
  const slow = await scene.pledge(campaign, { card: 'pm_card_authenticationRequired', tip: 120 });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  const secret = await scene.ok('POST', `/v1/pledges/${slow.id}/payment`, { headers: { authorization: slow.link } });
  const [payment] = await scene.sql<{ paymentId: string; itemId: string }>(
    'select id as "paymentId", item_id as "itemId" from payments where pledge_id = $1',
    [slow.id],
  );
  const about = { campaignId: campaign.id, pledgeId: slow.id, itemId: '', paymentId: '', ...payment };
  // Nothing of ours drops an item whose payment can still succeed; somebody's mistake would.
  await scene.get(RecordResults).execute([{ ...about, result: { kind: 'cancelled' } }]);
  await scene.idle();
  await scene.sandbox.browser.pay(secret.clientSecret, 'pm_card_refundFail');
  await scene.idle();
  // Its bank sends the refund back an hour later.
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 3 * hour));
  const refunds = () =>
    scene.sql('select pledge_id, cause, state, amount, tip from refunds where campaign_id = $1 order by id', [
      campaign.id,
    ]);
  const apart = { pledge_id: slow.id, cause: 'unexpected_receipt', state: 'failed', amount: '2500', tip: '120' };
  expect(await refunds()).toEqual([apart]);

  await scene.decide(campaign.id, 'suspend');
  const { token } = await staff(scene.running, 'owner');
  await scene.ok('POST', `/v1/campaigns/${campaign.id}/cancel`, { token, body: { reason: 'It was a fraud.' } });
  await scene.idle();
  const back = { pledge_id: good.id, cause: 'cancelled', state: 'succeeded', amount: '2500', tip: '0' };
  expect(await refunds()).toEqual([apart, back]);
  expect(await scene.state('campaigns', campaign.id)).toBe('cancelled');
  expect(await scene.balance('unexpected_receipts')).toBe(2_620);
}, 120_000);

it('a database that forgot that a refund was refused and then made (a restored backup) finds the one that left', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  await scene.sandbox.faults({ kind: 'cut_before_commit', match: { method: 'POST', path: '^/v1/refunds$' } });
  const { token } = await staff(scene.running, 'finance');
  const { id } = await scene.ok('POST', `/v1/pledges/${pledge.id}/refunds`, {
    token,
    body: { cause: 'creator', amount: { amount: 1_000, currency: 'EUR' } },
  });
  const asInTheBackup = `update refunds set tries = 0, create_tries = 0, retry_at = clock_timestamp() + interval '1 hour'
    where id = $1 and lease_until is null and tries > 0 returning 1`;
  await until(async () => (await scene.sql(asInTheBackup, [id])).length === 1);

  // What a worker did after the backup was made: refused while the bank had the charge, and sent when it was won.
  await scene.sandbox.faults({ kind: 'lost', match: { path: '^(refund|charge\\.(refund|dispute))' } });
  const [payment] = await scene.sql<{ charge: string; intent: string }>(
    'select charge_id as charge, provider_id as intent from payments where pledge_id = $1',
    [pledge.id],
  );
  const { charge, intent = '' } = payment ?? {};
  // To the letter what the service asks for: else the provider would refuse its keys.
  const expand = ['balance_transaction', 'failure_balance_transaction'];
  const asked = { payment_intent: intent, amount: 1_000, metadata: { refund: id as string }, expand };
  const send = (idempotencyKey: string) => scene.sandbox.stripe.refunds.create(asked, { idempotencyKey });
  const dispute = await scene.sandbox.control<{ id: string }>('POST', 'disputes', { charge });
  await expect(send(`refund:${id}`)).rejects.toMatchObject({ code: 'charge_disputed' });
  await scene.sandbox.control('POST', `disputes/${dispute.id}`, { outcome: 'won' });
  const { id: providerId } = await send(`refund:${id}:1`);

  await scene.sql('update refunds set retry_at = null where id = $1', [id]);
  await scene.idle();
  expect(await scene.sql('select state, provider_id from refunds where id = $1', [id])).toEqual([
    { state: 'succeeded', provider_id: providerId },
  ]);
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, refunded: 1_000 });
  expect(await scene.balance(`campaign:${campaign.id}:refunds`)).toBe(0);
  const made = (await scene.sandbox.payments()).find((one) => one.id === intent);
  expect(made?.refunded).toBe(1_000);
}, 120_000);
