// Guarantee: 7 days, 72 and 24 hours before a deadline whoever has a card that cannot be charged to the end is asked for
// another, once per occasion; 72 hours before, every backer is told sum, dates, card, descriptor and how to cancel; what
// the provider says of a card reaches its pledge; and nobody is told of a pledge that has ended.
import { freshly } from '../support/codes.js';
import { deadlineNear } from '../../src/campaigns/index.js';
import { Database } from '../../src/platform/database/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { type LiveCampaign } from '../support/campaigns.js';
import { aCreator, aLiveCampaignThroughHttp } from '../support/creators.js';
import { day, hour, SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { PUBLIC_URL: 'https://tally.example' } });
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

type Campaign = Pick<LiveCampaign, 'id' | 'currency' | 'deadline'>;

/** Opened by the worker, as every campaign is; it has the times of its notices from there. */
async function aCampaign(over: Record<string, unknown> = {}): Promise<Campaign> {
  const id = await aLiveCampaignThroughHttp(scene.running, await aCreator(scene.running), over);
  return { id, currency: 'EUR', deadline: (await scene.round(id)).deadline };
}

const pledgeTo = (campaign: Campaign, options?: Parameters<SettlementScene['pledge']>[1]) =>
  scene.pledge(campaign as LiveCampaign, options);

const before = ({ deadline }: Campaign, hours: number) => new Date(deadline.getTime() - hours * hour);

const told = ['cardWanted', 'chargeNear'];
async function noticesOf({ id }: TestPledge): Promise<{ kind: string; body: string }[]> {
  const mails = await scene.sql<{ kind: string; body: string }>(
    'select kind, body from mails where about_id = $1 and kind = any($2::text[]) order by id',
    [id, told],
  );
  return mails.map(({ kind, body }) => ({ kind, body: body.replace(/[\u00a0\u202f]/g, ' ') }));
}
const kindsOf = async (pledge: TestPledge) => (await noticesOf(pledge)).map(({ kind }) => kind);

const cardOf = async ({ id }: TestPledge) => {
  const [row] = await scene.sql<{ method: string; year: number; month: number; removed: Date | null }>(
    `select payment_method_id as method, card_exp_year as year, card_exp_month as month, card_removed_at as removed
     from pledges where id = $1`,
    [id],
  );
  if (!row) throw new Error(`no pledge ${id}`);
  return row;
};

/** The bank gives the card another date of expiry, which the provider hears of before us. */
async function expiring(pledge: TestPledge, at: Date): Promise<void> {
  const { method } = await cardOf(pledge);
  const card = { exp_month: at.getUTCMonth() + 1, exp_year: at.getUTCFullYear() };
  await scene.sandbox.stripe.paymentMethods.update(method, { card });
  await scene.idle();
}

it('tells everybody 72 hours before, once, in the language of the pledge and with the condition that holds', async () => {
  const campaign = await aCampaign();
  const pledge = await pledgeTo(campaign, { amount: 2_500, tip: 150 });
  const [pending, cancelled] = [await pledgeTo(campaign, { card: null }), await pledgeTo(campaign)];
  await scene.ok('POST', `/v1/pledges/${cancelled.id}/cancel`, {
    headers: { authorization: cancelled.link },
    body: {},
  });
  await scene.liveUntil(before(campaign, 72.1));
  expect(await noticesOf(pledge)).toEqual([]);
  await scene.liveUntil(before(campaign, 71.9));
  const [notice, ...more] = await noticesOf(pledge);
  expect(more).toEqual([]);
  expect(notice?.kind).toBe('chargeNear');
  expect(notice?.body).toContain(
    'If €1,000.00 is reached by then, we charge your card Visa •••• 4242 €26.50 (of it €1.50 as a tip',
  );
  expect(notice?.body).toContain('you will then read “TALLY”');
  expect(notice?.body).toContain(`https://tally.example/en/pledges/${pledge.id}?link=`);
  for (const ended of [pending, cancelled]) expect(await kindsOf(ended)).toEqual([]);
  await scene.liveUntil(before(campaign, 1));
  expect(await kindsOf(pledge)).toEqual(['chargeNear']);
}, 60_000);

it('asks for another card at 7 days, 72 and 24 hours, until there is one', async () => {
  const campaign = await aCampaign();
  const [fine, expires, removed] = [await pledgeTo(campaign), await pledgeTo(campaign), await pledgeTo(campaign)];
  await scene.idle();
  // Good at the deadline, but not to the end of the seven days after it, or over before: never good to the end.
  await expiring(expires, new Date(campaign.deadline.getTime() - 40 * day));
  await scene.sandbox.stripe.paymentMethods.detach((await cardOf(removed)).method);
  await scene.idle();
  expect((await cardOf(removed)).removed).not.toBeNull();

  await scene.liveUntil(before(campaign, 167.9));
  expect(await Promise.all([fine, expires, removed].map(kindsOf))).toEqual([[], ['cardWanted'], ['cardWanted']]);
  expect((await noticesOf(removed))[0]?.body).toContain('is no longer saved with our payment provider');
  expect((await noticesOf(expires))[0]?.body).toContain('has expired');
  const [, link] = /pledges\/[\w-]+\/card\?link=([\w-]+)/.exec((await noticesOf(removed))[0]?.body ?? '') ?? [];
  expect(`Link ${link}`).toBe(removed.link);

  await scene.replaceCard(await freshly(scene.running, removed));
  expect(await cardOf(removed)).toMatchObject({ removed: null });
  await scene.liveUntil(before(campaign, 71.9));
  const at72 = await Promise.all([fine, expires, removed].map(kindsOf));
  // Two letters of one instant come in either order.
  expect(at72.map((kinds) => kinds.toSorted())).toEqual([
    ['chargeNear'],
    ['cardWanted', 'cardWanted', 'chargeNear'],
    ['cardWanted', 'chargeNear'],
  ]);
  await scene.liveUntil(before(campaign, 23.9));
  const [ofFine = [], ofExpires = [], ofRemoved = []] = at72;
  const at24 = await Promise.all([fine, expires, removed].map(kindsOf));
  expect(at24).toEqual([ofFine, [...ofExpires, 'cardWanted'], ofRemoved]);
}, 90_000);

it('a card that is good at the deadline but not to the end of the collection window is asked for too', async () => {
  const now = new Date((await scene.ok('GET', '/v1/admin/work')).now);
  // The noon before a month ends, at least nine days ahead: the window goes into the next month.
  const far = new Date(now.getTime() + 9 * day);
  const deadline = new Date(Date.UTC(far.getUTCFullYear(), far.getUTCMonth() + 1, 0, 12));
  const campaign = await aCampaign({ deadline: new Date(Math.max(deadline.getTime(), far.getTime())).toISOString() });
  const [ends, lasts] = [await pledgeTo(campaign), await pledgeTo(campaign)];
  await scene.idle();
  await expiring(ends, campaign.deadline);
  await expiring(lasts, new Date(campaign.deadline.getTime() + 28 * day));
  await scene.liveUntil(before(campaign, 167.9));
  expect((await noticesOf(ends)).map(({ body }) => body.includes('expires before it has surely been charged'))).toEqual(
    [true],
  );
  expect(await kindsOf(lasts)).toEqual([]);
}, 60_000);

it('a card that its bank renews is known by its new date', async () => {
  const campaign = await aCampaign();
  const pledge = await pledgeTo(campaign);
  await scene.idle();
  await expiring(pledge, new Date('2020-03-10T00:00:00Z'));
  expect(await cardOf(pledge)).toMatchObject({ year: 2020, month: 3 });
  await expiring(pledge, new Date('2039-11-10T00:00:00Z'));
  expect(await cardOf(pledge)).toMatchObject({ year: 2039, month: 11, removed: null });
  await scene.liveUntil(before(campaign, 1));
  expect(await kindsOf(pledge)).toEqual(['chargeNear']);
}, 60_000);

it('the second round has notices of its own, and they name no condition', async () => {
  const need = (amount: number, required: boolean) => ({
    label: 'Wood', kind: 'material', amount: { amount, currency: 'EUR' }, required,
  }); // prettier-ignore
  const campaign = await aCampaign({ model: 'two_rounds', needs: [need(2_500, true), need(5_000, false)] });
  const first = await pledgeTo(campaign);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  const second = await scene.round(campaign.id, 2);
  const pledge = await pledgeTo(campaign, { amount: 800 });
  await scene.liveUntil(new Date(second.deadline.getTime() - 71 * hour));
  const [notice] = await noticesOf(pledge);
  expect(notice?.body).toContain('we charge your card Visa •••• 4242 €8.00');
  expect(notice?.body).toContain('whatever sum is reached');
  expect(await kindsOf(first)).toEqual(['chargeNear']);
}, 60_000);

it('waits while the campaign is suspended, then tells the latest occasion once; a repetition tells nothing new', async () => {
  const campaign = await aCampaign();
  const pledge = await pledgeTo(campaign);
  await scene.idle();
  await expiring(pledge, new Date('2020-03-10T00:00:00Z'));
  await scene.liveUntil(before(campaign, 200));
  await scene.decide(campaign.id, 'suspend');
  await scene.liveUntil(before(campaign, 48));
  expect(await kindsOf(pledge)).toEqual([]);
  await scene.decide(campaign.id, 'resume');
  await scene.idle();
  expect((await kindsOf(pledge)).sort()).toEqual(['cardWanted', 'chargeNear']);
  const again = deadlineNear({ campaignId: campaign.id, round: 1, hours: 72, announces: true });
  await scene.get(Database).inTransaction((tx) => scene.get(Outbox).emit(tx, [again]));
  await scene.idle();
  expect((await kindsOf(pledge)).sort()).toEqual(['cardWanted', 'chargeNear']);
}, 60_000);
