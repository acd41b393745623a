// Guarantee: a refund that fails is never counted as money that went back: the books show it where it is, staff see it,
// and a campaign that is not refunded in full stays `refunding`.
import { RequestRefunds } from '../../src/refunds/request-refunds.js';
import { staff } from '../support/people.js';
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
