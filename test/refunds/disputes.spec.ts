// Guarantee: what a backer's bank takes is booked when it is taken, with its fee, and once; an inquiry moves nothing; what is
// won comes back, and of what is lost the platform returns its share of the fee, as for a refund.
import { DataSource } from 'typeorm';
import { disputeStates, disputeTransitions } from '../../src/refunds/disputes/dispute.state.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';
import { day, type TestPledge } from '../settlement/scene.js';
import { expectSameTransitions } from '../support/transitions.js';
import { staff } from '../support/people.js';
import { Bank } from './bank.js';

let scene: PayoutScene;
let bank: Bank;
let campaign: PaidCampaign;
let pledges: TestPledge[];
beforeAll(async () => {
  scene = await PayoutScene.open({ settings: { REFUND_SECOND_PERSON_FROM: '100' } });
  bank = new Bank(scene.settlement);
  // 60.00 three times and 150.00, each with a tip of 1.00: 4 % of 330.00 is 13.20, and 21 % VAT on it 2.77.
  campaign = await scene.aSettledCampaign({}, [6_000, 6_000, 6_000, 15_000]);
  pledges = await bank.pledgesOf(campaign);
}, 180_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const balance = (account: string) => scene.settlement.balance(account);
const books = async () => ({
  funds: await balance(`campaign:${campaign.id}:funds`),
  due: await balance(`campaign:${campaign.id}:fees_due`),
  fees: await balance('platform:fees'),
  vat: await balance('platform:vat'),
  tips: await balance('platform:tips'),
  costs: await balance('platform:costs'),
  aside: await balance(`campaign:${campaign.id}:refunds`),
  refunded: (await scene.settlement.totals(campaign.id))['refunded'],
});
const order = (pledge: TestPledge | undefined, amount?: number) =>
  scene.call('POST', `/v1/pledges/${pledge?.id}/refunds`, {
    token: campaign.owner.token,
    body: { cause: 'creator', ...(amount && { amount: { amount, currency: 'EUR' } }) },
  });
const list = async (query = '') =>
  (await scene.settlement.ok('GET', `/v1/admin/disputes${query}`, { token: scene.preparer.token })).data;

it('has the same states in code and database', async () => {
  const on = scene.settlement.get(DataSource);
  await expectSameTransitions(on, 'dispute', disputeTransitions, ...disputeStates);
});

it('an inquiry moves nothing and is listed; what it becomes is booked with its fee, and lost it returns the fee’s share', async () => {
  const [first] = pledges;
  const before = await books();
  const had = await bank.balance();
  const id = await bank.disputes(first, { inquiry: true });
  expect(await books()).toEqual(before);
  expect(await list('?state=warning_needs_response')).toMatchObject([
    { providerId: id, pledgeId: first?.id, disputed: { amount: 6_100 }, taken: { amount: 0 }, fee: { amount: 0 } },
  ]);

  await bank.decides(id, 'escalated');
  const taken = {
    ...before,
    funds: before.funds - 6_000,
    tips: before.tips - 100,
    due: before.due - 2_000,
    refunded: 6_000,
  };
  expect(await books()).toEqual(taken);
  expect(await bank.balance()).toBe(had - 8_100);
  const [open] = await list('?state=needs_response');
  expect(open).toMatchObject({ providerId: id, taken: { amount: 6_100 }, fee: { amount: 2_000 } });
  expect(Date.parse(open.evidenceDueAt)).toBeGreaterThan(Date.now());

  await bank.decides(id, 'lost');
  // 4 % of 270.00 is 10.80, and 2.27 of VAT.
  expect(await books()).toEqual({ ...taken, funds: taken.funds + 240 + 50, fees: 1_080, vat: 227 });
  const { id: ours = '' } = (await bank.row(first)) ?? {};
  const states = (await scene.settlement.history(ours)).map(({ to }) => to);
  expect(states).toEqual(['warning_needs_response', 'needs_response', 'lost']);
  const entries = await scene.sql<{ action: string }>('select action from audit_entries where subject_id = $1 order by id', [ours]); // prettier-ignore
  expect(entries.map(({ action }) => action)).toEqual([
    ...['dispute.warning_needs_response', 'dispute.needs_response', 'dispute.lost'],
  ]);
  expect((await order(first)).body).toMatchObject({ type: '/problems/charge-disputed', status: 409 });
}, 120_000);

it('refuses to refund a disputed charge, and ends what was not sent; won, everything is as it was', async () => {
  const fourth = pledges[3];
  const proposed = await order(fourth, 12_000);
  expect(proposed.body).toMatchObject({ state: 'proposed' });
  const id = await bank.disputes(fourth);
  expect(await scene.sql('select state, failure_code from refunds where id = $1', [proposed.body.id])).toEqual([
    { state: 'rejected', failure_code: 'charge_disputed' },
  ]);
  const taken = await books();
  expect(taken.aside).toBe(0);
  expect(taken.refunded).toBe(21_000);
  expect((await order(fourth, 10)).body).toMatchObject({ type: '/problems/charge-disputed' });

  await bank.decides(id, 'under_review');
  expect(await books()).toEqual(taken);
  await bank.decides(id, 'won');
  expect(await books()).toEqual({ ...taken, funds: taken.funds + 15_000, tips: taken.tips + 100, refunded: 6_000 });
  expect(await list('?state=won')).toMatchObject([{ taken: { amount: 0 }, fee: { amount: 2_000 } }]);
}, 120_000);

it('takes a part, however often its events come and in what order, and several disputes of one charge', async () => {
  const [, second] = pledges;
  const before = await books();
  const first = await bank.disputes(second, { amount: 2_513 });
  await bank.decides(first, 'lost');
  // 4 % of 270.00 − 25.13 is 9.79 (9.7948), and 2.06 of VAT.
  const once = {
    ...before,
    funds: before.funds - 2_513 + (1_080 - 979) + (227 - 206),
    due: before.due - 2_000,
    ...{ fees: 979, vat: 206, refunded: 8_513 },
  };
  expect(await books()).toEqual(once);
  const { data: events } = await scene.sandbox.stripe.events.list({ limit: 100 });
  const ofIt = events.filter((event) => (event.data.object as { id?: string }).id === first);
  expect(ofIt.map(({ type }) => type)).toEqual([
    ...['charge.dispute.closed', 'charge.dispute.funds_withdrawn', 'charge.dispute.created'],
  ]);
  for (const { id } of ofIt) await scene.sandbox.resend(id);
  await scene.sql(`delete from provider_events where id = any($1::text[])`, [ofIt.map(({ id }) => id)]);
  for (const { id } of ofIt) await scene.sandbox.resend(id);
  await scene.settlement.idle();
  expect(await books()).toEqual(once);

  // The rest of it, 34.87 and the tip, and 5.13 that were taken before: those the platform bears.
  const rest = await bank.disputes(second, { amount: 4_100 });
  expect(await books()).toMatchObject({
    funds: once.funds - 3_487,
    tips: once.tips - 100,
    costs: once.costs - 513,
    refunded: 12_000,
  });
  const [urgent, ...others] = await list();
  expect(urgent).toMatchObject({ providerId: rest, state: 'needs_response' });
  expect(others.map(({ state }: { state: string }) => state)).toEqual(['lost', 'won', 'lost']);
  await bank.decides(rest, 'won');
  expect(await books()).toEqual({ ...once, due: once.due - 2_000 });
}, 120_000);

it('shows them page by page to the people of the campaign, and to nobody else', async () => {
  const path = `/v1/campaigns/${campaign.id}/disputes`;
  const { data } = await scene.settlement.ok('GET', path, { token: campaign.owner.token });
  expect(data).toHaveLength(4);
  const paged = [];
  for (let next: string | null = ''; next !== null;) {
    const page = await scene.settlement.ok('GET', `${path}?limit=1${next && `&after=${next}`}`, campaign.owner);
    paged.push(...page.data);
    ({ next } = page);
  }
  expect(paged).toEqual(data);
  const { token } = await staff(scene.running, 'moderator');
  expect((await scene.call('GET', '/v1/admin/disputes', { token })).status).toBe(403);
  expect((await scene.call('GET', path, { token: (await scene.aCreator()).owner.token })).status).toBe(404);
  const { steps } = await scene.settlement.ok('GET', `/v1/pledges/${pledges[0]?.id}/money`, {
    token: scene.preparer.token,
  });
  expect(steps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ step: 'disputed', amount: { amount: -6_100, currency: 'EUR' } }),
      expect.objectContaining({ step: 'dispute_fee', amount: { amount: -2_000, currency: 'EUR' } }),
    ]),
  );
}, 60_000);

it('makes a prepared payout void, and the next one names what the bank has', async () => {
  const third = pledges[2];
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
  const prepared = await scene.prepared(campaign);
  const before = (await scene.payout(prepared)).amount.amount;
  const id = await bank.disputes(third, { amount: 3_000 });
  expect(await scene.payout(prepared)).toMatchObject({ state: 'void' });
  expect((await scene.approve(prepared)).status).toBe(409);
  const next = await scene.payout(await scene.prepared(campaign));
  expect(next.amount.amount).toBe(before - 3_000 - 2_000);
  // 60.00 and 25.13 are lost, 30.00 is open.
  const disputes = next.terms.filter(({ term }: { term: string }) => term === 'disputes');
  expect(disputes).toMatchObject([{ amount: { amount: -6_000 - 2_513 - 3_000 } }]);
  await bank.decides(id, 'won');
}, 120_000);
