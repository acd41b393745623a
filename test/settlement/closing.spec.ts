// Guarantee: a round closes once, at the instant its creator chose, whatever the clocks on the wall, however many
// workers look; a card saved in time counts however late its webhook is; and while suspended nobody is charged.
import { freshly } from '../support/codes.js';
import { Temporal } from 'temporal-polyfill';
import { aCreator, aLiveCampaignThroughHttp } from '../support/creators.js';
import { staff } from '../support/people.js';
import { until } from '../support/until.js';
import { day, hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const states = async (id: string) => (await scene.history(id)).map(({ to }) => to);

it('counts a card saved ten seconds before the deadline whose webhook comes an hour later', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  await scene.pledge(campaign);
  await scene.liveUntil(after(campaign.deadline, -10_000));
  await scene.sandbox.faults({ kind: 'lost', match: { path: '^setup_intent\\.' } });
  const late = await scene.pledge(campaign);
  expect(await scene.state('pledges', late.id)).toBe('pending');

  await scene.liveUntil(after(campaign.deadline, 10 * 60_000));
  expect(await states(late.id)).toEqual(['pending', 'active', 'charging', 'collected']);
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');

  await scene.liveUntil(after(campaign.deadline, hour));
  await scene.sandbox.faults();
  const { data } = await scene.sandbox.stripe.events.list({ type: 'setup_intent.succeeded', limit: 5 });
  for (const { id } of data) await scene.sandbox.resend(id);
  await scene.idle();
  expect(await states(late.id)).toEqual(['pending', 'active', 'charging', 'collected']);
  expect(await scene.chargesOf(late)).toEqual([1]);
}, 60_000);

it('waits for the hold of a pledge whose card is never saved, and decides without it', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  await scene.pledge(campaign);
  await scene.liveUntil(after(campaign.deadline, -60_000));
  const pending = await scene.pledge(campaign, { card: null });
  await scene.liveUntil(after(campaign.deadline, 20 * 60_000));
  expect(await scene.state('campaigns', campaign.id)).toBe('closing');
  await scene.liveUntil(after(campaign.deadline, 31 * 60_000));
  expect(await scene.state('pledges', pending.id)).toBe('expired');
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  const { closing_ends_at, decided_at } = await scene.round(campaign.id);
  expect(decided_at <= closing_ends_at).toBe(true);
}, 60_000);

it('takes no pledge, change or cancel from the deadline on', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign);
  await scene.liveUntil(campaign.deadline);
  const refused = await scene.running.call('POST', `/v1/pledges/${pledge.id}/cancel`, {
    headers: { authorization: (await freshly(scene.running, pledge)).link },
  });
  expect(refused.status).toBe(409);
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
}, 60_000);

it('is closed once and settled once by two workers that fire at the same time', async () => {
  const other = await scene.anotherProcess({ ROLE: 'worker' });
  const campaigns = await Promise.all(Array.from({ length: 4 }, () => scene.campaign({ target: 5_000n })));
  const pledges = new Map<string, Awaited<ReturnType<typeof scene.pledge>>[]>();
  for (const campaign of campaigns) {
    pledges.set(campaign.id, [await scene.pledge(campaign), await scene.pledge(campaign, { tip: 50 })]);
  }
  const last = new Date(Math.max(...campaigns.map(({ deadline }) => deadline.getTime())));
  await scene.liveUntil(after(last, hour));
  for (const { id } of campaigns) {
    expect(await states(id)).toEqual([
      'draft',
      'in_review',
      'scheduled',
      'live',
      'closing',
      'collecting',
      'successful',
    ]);
    expect(await scene.chargesOf(...(pledges.get(id) ?? []))).toEqual([1, 1]);
    const fees = await scene.sql('select 1 from ledger_transactions where reference = $1', [`platform-fee-${id}-1`]);
    expect(fees).toHaveLength(1);
  }
  await other.stop();
}, 90_000);

describe('while suspended', () => {
  it('the deadline passes, and the campaign is decided when it is resumed', async () => {
    const campaign = await scene.campaign({ target: 2_500n });
    const pledge = await scene.pledge(campaign);
    await scene.idle();
    await scene.decide(campaign.id, 'suspend');
    await scene.liveUntil(after(campaign.deadline, 2 * day));
    expect(await scene.state('campaigns', campaign.id)).toBe('suspended');
    expect((await scene.round(campaign.id)).state).toBe('closing');
    expect(await scene.state('pledges', pledge.id)).toBe('active');
    await scene.decide(campaign.id, 'resume');
    await scene.idle();
    expect(await scene.state('campaigns', campaign.id)).toBe('successful');
    expect(await scene.chargesOf(pledge)).toEqual([1]);
  }, 60_000);

  it('nothing is charged, and the window is longer by as much', async () => {
    const campaign = await scene.campaign({ target: 2_500n });
    const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
    await scene.liveUntil(after(campaign.deadline, hour));
    const { collecting_ends_at: before } = await scene.round(campaign.id);
    await scene.decide(campaign.id, 'suspend');
    await scene.liveUntil(after(campaign.deadline, 3 * day));
    expect(await scene.item(pledge.id)).toMatchObject({ state: 'open', attempts: 1 });
    await scene.decide(campaign.id, 'resume');
    const { collecting_ends_at: moved } = await scene.round(campaign.id);
    const hours = (moved.getTime() - before.getTime()) / hour;
    expect(Math.round(hours)).toBe(3 * 24 - 1);
    await scene.idle();
    expect(await scene.state('pledges', pledge.id)).toBe('collected');
  }, 60_000);

  it('called off after collecting: items are ended without a charge, and everybody is refunded', async () => {
    const campaign = await scene.campaign({ target: 2_500n });
    const paid = await scene.pledge(campaign, { tip: 100 });
    const open = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
    await scene.liveUntil(after(campaign.deadline, hour));
    await scene.decide(campaign.id, 'suspend');
    const { token } = await staff(scene.running, 'owner');
    await scene.ok('POST', `/v1/campaigns/${campaign.id}/cancel`, { token, body: { reason: 'It was a fraud.' } });
    await scene.liveUntil(after(campaign.deadline, 3 * hour));
    expect(await scene.state('campaigns', campaign.id)).toBe('cancelled');
    expect(await scene.state('pledges', open.id)).toBe('dropped');
    expect(await scene.chargesOf(paid, open)).toEqual([1, 0]);
    expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, dropped: 2_500, refunded: 2_500 });
    expect((await scene.round(campaign.id)).state).toBe('failed');
  }, 60_000);
});

it('closes ninety days later at eight in the evening in Brussels, across the change of October', async () => {
  await scene.liveUntil('2027-09-01T06:00:00.000Z');
  const creator = await aCreator(scene.running);
  const id = await aLiveCampaignThroughHttp(scene.running, creator, {
    model: 'keep_it_all',
    deadline: '2027-11-30T20:00',
    needs: [{ label: 'Wood', kind: 'material', amount: { amount: 100_000, currency: 'EUR' }, required: true }],
  });
  const due = new Date(Temporal.ZonedDateTime.from('2027-11-30T20:00[Europe/Brussels]').epochMilliseconds);
  expect(due.toISOString()).toBe('2027-11-30T19:00:00.000Z');
  expect((await scene.round(id)).deadline).toEqual(due);
  await scene.liveUntil(after(due, -30_000));
  expect(await scene.state('campaigns', id)).toBe('live');
  await scene.liveUntil(after(due, 60_000));
  expect(await scene.state('campaigns', id)).toBe('unsuccessful');
  const closing = (await scene.history(id)).find(({ to }) => to === 'closing');
  const lateMs = (closing?.at.getTime() ?? 0) - due.getTime();
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(10_000);
  await until(async () => (await scene.state('campaigns', id)) === 'unsuccessful');
}, 120_000);
