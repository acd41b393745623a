// Guarantee: whom the law lets withdraw does so by two clicks and without a reason, also in the last 24 hours and by the
// link of a mail: it is confirmed at once with date and time, what was promised is cancelled, what was charged goes back
// once, whatever stands in between; and nobody else withdraws.
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { aMember, signIn } from '../support/people.js';
import { until } from '../support/until.js';
import { day, hour, type PledgeOptions, type TestPledge } from '../settlement/scene.js';
import { type LiveCampaign } from '../support/campaigns.js';
import { PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
let browser: PageBrowser;
beforeAll(async () => {
  scene = await PayoutScene.open({ settings: { ROLE: 'all', REFUND_SECOND_PERSON_FROM: '100' } });
  browser = await PageBrowser.open();
}, 60_000);
afterEach(() => scene.sandbox.faults());
afterAll(async () => {
  await browser.close();
  try {
    await scene.settlement.idle();
    await scene.settlement.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const goods = { price: 5_000n, withdrawal: 'goods_14_days' } as const;
const service = { price: 5_000n, withdrawal: 'service_14_days' } as const;
const custom = { price: 1_500n, withdrawal: 'custom_made' } as const;

const call = ({ id, link }: TestPledge, method: string, path: string) =>
  scene.call(method, `/v1/pledges/${id}${path}`, {
    headers: { authorization: link },
    ...(method !== 'GET' && { body: {} }),
  });

const withdraw = (pledge: TestPledge) => call(pledge, 'POST', '/withdrawal');

const after = ({ deadline }: LiveCampaign, ms: number) => new Date(deadline.getTime() + ms);

async function now(): Promise<Date> {
  const [row] = await scene.sql<{ now: Date }>('select tally_now() as now');
  return row?.now ?? new Date();
}

/** 60.00 and a tip of 1.00, with the first reward of the campaign. */
const pledgeTo = (campaign: LiveCampaign, options: PledgeOptions = {}) =>
  scene.settlement.pledge(campaign, { amount: 6_000, tip: 100, rewardId: campaign.rewards[0]?.id ?? '', ...options });

const refundsOf = ({ id }: TestPledge) =>
  scene.sql<{ cause: string; state: string; amount: number; tip: number; by: string | null }>(
    `select cause, state, amount::int, tip::int, ordered_by as by from refunds where pledge_id = $1 order by id`,
    [id],
  );
const whole = { cause: 'withdrawal', state: 'succeeded', amount: 6_000, tip: 100, by: null };

const mailsOf = async ({ id }: TestPledge) =>
  (
    await scene.sql<{ kind: string; body: string }>('select kind, body from mails where about_id = $1 order by id', [
      id,
    ])
  ).map(({ kind, body }) => ({ kind, body: body.replace(/[\u00a0\u202f]/g, ' ') }));

/** What the provider's books say went back of a pledge's charge. */
async function refunded({ id }: TestPledge): Promise<number> {
  const [payment] = await scene.sql<{ intent: string }>('select provider_id as intent from payments where pledge_id = $1', [
    id,
  ]); // prettier-ignore
  return (await scene.sandbox.payments()).find((one) => one.id === payment?.intent)?.refunded ?? -1;
}

it('before the charge the pledge is cancelled, also in the last 24 hours and against the target, and confirmed', async () => {
  const { settlement } = scene;
  const campaign = await settlement.campaign({ target: 12_000n, runsMs: 20 * hour, rewards: [goods] });
  const [pledge, stays] = [await pledgeTo(campaign), await pledgeTo(campaign)];
  await settlement.idle();
  expect((await call(pledge, 'GET', '/withdrawal')).body).toEqual({ isOpen: true, until: null, declaredAt: null });
  expect((await call(pledge, 'POST', '/cancel')).body.type).toBe('/problems/would-miss-target');
  const at = await now();
  const done = await withdraw(pledge);
  expect([done.status, done.body]).toEqual([200, { isOpen: false, until: null, declaredAt: expect.any(String) }]);
  expect(new Date(done.body.declaredAt).getTime() - at.getTime()).toBeLessThan(60_000);
  expect(await settlement.state('pledges', pledge.id)).toBe('cancelled');
  expect(await settlement.totals(campaign.id)).toMatchObject({ pledged: 6_000 });
  await settlement.idle();
  const mails = await mailsOf(pledge);
  const told = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' });
  const confirmation = mails.find(({ kind }) => kind === 'pledgeWithdrawn')?.body ?? '';
  expect(confirmation).toContain(`On ${told.format(new Date(done.body.declaredAt))} (Europe/Brussels) you declared`);
  expect(confirmation).toContain('1 × Reward 1');
  // Pressed once more, it is as it was, and nothing is written anew.
  expect((await withdraw(pledge)).body).toEqual(done.body);
  await settlement.liveUntil(after(campaign, hour));
  expect(await settlement.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect(await settlement.chargesOf(pledge, stays)).toEqual([0, 0]);
  expect((await mailsOf(pledge)).filter(({ kind }) => kind === 'pledgeWithdrawn')).toHaveLength(1);
}, 90_000);

it('after the charge all of it goes back, tip and the platform’s share included; without rewards that have no right', async () => {
  const { settlement } = scene;
  const campaign = await settlement.campaign({ target: 18_000n, rewards: [goods, custom] });
  const [first, mixed, none] = [
    await pledgeTo(campaign),
    await settlement.pledge(campaign, { amount: 6_000, tip: 100, rewardId: campaign.rewards[0]?.id ?? '' }),
    await settlement.pledge(campaign, { amount: 6_000, tip: 100 }),
  ];
  // One pledge with both rewards: 45.00 of its 60.00 can be withdrawn from.
  await scene.sql(
    `insert into pledge_rewards (pledge_id, reward_id, quantity, price) values ($1, $2, 1, 1500)`,
    [mixed.id, campaign.rewards[1]?.id],
  ); // prettier-ignore
  await scene.sql('update reward_stock set taken = taken + 1 where reward_id = $1', [campaign.rewards[1]?.id]);
  const fees = await settlement.balance('platform:fees');
  const tips = await settlement.balance('platform:tips');
  await settlement.liveUntil(after(campaign, 8 * day));
  expect(await settlement.state('campaigns', campaign.id)).toBe('successful');
  expect((await settlement.balance('platform:fees')) - fees).toBe(720);

  expect((await withdraw(none)).body).toMatchObject({ type: '/problems/no-right-of-withdrawal', status: 409 });
  const answers = await Promise.all([withdraw(first), withdraw(first), withdraw(first)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await settlement.idle();
  expect(await refundsOf(first)).toEqual([whole]);
  expect(await refunded(first)).toBe(6_100);
  // 4 % of what stays, 120.00.
  expect((await settlement.balance('platform:fees')) - fees).toBe(480);
  expect((await settlement.balance('platform:tips')) - tips).toBe(200);

  expect((await withdraw(mixed)).status).toBe(200);
  await settlement.idle();
  expect(await refundsOf(mixed)).toEqual([{ ...whole, amount: 4_500, tip: 0 }]);
  expect(await refunded(mixed)).toBe(4_500);
  expect((await settlement.balance('platform:fees')) - fees).toBe(300);
  expect((await settlement.balance('platform:tips')) - tips).toBe(200);
  expect(await settlement.totals(campaign.id)).toMatchObject({ collected: 18_000, refunded: 10_500 });
  expect(await settlement.balance(`campaign:${campaign.id}:refunds`)).toBe(0);
  expect((await mailsOf(first)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['pledgeWithdrawn', 'refundSent']),
  );
  expect(await refundsOf(none)).toEqual([]);
}, 120_000);

it('while others are still collected it stands, and its refund follows by itself when the round is settled', async () => {
  const { settlement } = scene;
  const campaign = await settlement.campaign({ target: 6_000n, shortfallPolicy: 'pay_anyway', rewards: [goods] });
  const charged = await pledgeTo(campaign);
  const retried = await pledgeTo(campaign, { card: 'pm_card_sandbox_decline_1_insufficient_funds' });
  await settlement.liveUntil(after(campaign, 3 * hour));
  expect(await settlement.state('pledges', charged.id)).toBe('collected');
  expect(await settlement.state('pledges', retried.id)).toBe('errored');
  for (const pledge of [charged, retried]) {
    expect((await withdraw(pledge)).body).toMatchObject({ isOpen: false, declaredAt: expect.any(String) });
    expect(await refundsOf(pledge)).toEqual([]);
  }
  await settlement.idle();
  expect((await mailsOf(charged)).some(({ kind }) => kind === 'pledgeWithdrawn')).toBe(true);
  await settlement.liveUntil(after(campaign, 8 * day));
  expect(await refundsOf(charged)).toEqual([whole]);
  // Its charge was tried once more before the round was settled: what it took has gone back.
  expect(await refundsOf(retried)).toEqual([whole]);
  expect([await refunded(charged), await refunded(retried)]).toEqual([6_100, 6_100]);
  expect(await settlement.balance(`campaign:${campaign.id}:refunds`)).toBe(0);
}, 120_000);

it('one that cannot be done keeps no other from being done, and is done later', async () => {
  const { settlement } = scene;
  const campaign = await settlement.campaign({ target: 6_000n, shortfallPolicy: 'pay_anyway', rewards: [goods] });
  const [first, second] = [await pledgeTo(campaign), await pledgeTo(campaign)];
  await settlement.liveUntil(after(campaign, 8 * day));
  await scene.sql(`create function fail_refund() returns trigger language plpgsql as 'begin raise exception ''no''; end';
    create trigger fail_refund before insert on refunds for each row when (new.pledge_id = '${first.id}') execute function fail_refund()`);
  // What was declared stands, whatever comes of it at once.
  expect((await withdraw(first)).status).toBe(200);
  await scene.sql('insert into withdrawals (pledge_id, campaign_id, declared_at, due_at) select id, campaign_id, tally_now(), (select due_at from withdrawals where pledge_id = $2) from pledges where id = $1', [second.id, first.id]); // prettier-ignore
  await settlement.liveUntil(new Date((await now()).getTime() + 7 * hour));
  expect(await refundsOf(first)).toEqual([]);
  expect(await refundsOf(second)).toEqual([whole]);
  await scene.sql('drop trigger fail_refund on refunds');
  await settlement.liveUntil(new Date((await now()).getTime() + 7 * hour));
  expect(await refundsOf(first)).toEqual([whole]);
}, 120_000);

it('waits for a transfer that is on its way, and then takes it back from the creator', async () => {
  const { settlement } = scene;
  const { owner } = await scene.aCreator();
  const campaign = await settlement.campaign({ ownerId: owner.userId, target: 12_000n, rewards: [goods] });
  const [pledge] = [await pledgeTo(campaign), await pledgeTo(campaign)];
  await settlement.liveUntil(after(campaign, 14 * day));
  const payout = await scene.prepared(campaign);
  await scene.sandbox.faults({ kind: 'hang', ms: 2_000, match: { method: 'POST', path: '/v1/transfers$', count: 1 } });
  await scene.approve(payout);
  await until(async () => (await scene.line(payout)).state === 'sending');
  expect((await withdraw(pledge)).status).toBe(200);
  expect(await refundsOf(pledge)).toEqual([]);
  await scene.sandbox.faults();
  await settlement.idle();
  expect(await scene.payout(payout)).toMatchObject({ state: 'paid' });
  await settlement.liveUntil(new Date((await now()).getTime() + 7 * hour));
  expect(await refundsOf(pledge)).toEqual([whole]);
  expect(await refunded(pledge)).toBe(6_100);
  expect(await settlement.balance(`campaign:${campaign.id}:funds`)).toBe(0);
}, 120_000);

it('of goods it ends 14 days after they came, by the word of their creator as long as their backer does not deny it', async () => {
  const { settlement } = scene;
  const { owner } = await scene.aCreator();
  const campaign = await settlement.campaign({ ownerId: owner.userId, target: 6_000n, rewards: [goods] });
  const pledge = await pledgeTo(campaign);
  await settlement.liveUntil(after(campaign, 8 * day));
  const ends = async () => (await call(pledge, 'GET', '/withdrawal')).body.until as string | null;
  expect(await ends()).toBeNull();
  // The session of before the deadline is over.
  const { token } = await signIn(scene.running, owner.email);
  const rewardId = campaign.rewards[0]?.id ?? '';
  for (const to of ['sent', 'received']) {
    const body = { lines: [{ pledgeId: pledge.id, rewardId }], to };
    expect((await scene.call('POST', `/v1/campaigns/${campaign.id}/deliveries/mark`, { token, body })).status).toBe(
      200,
    );
  }
  const days = (Date.parse((await ends()) ?? '') - (await now()).getTime()) / day;
  expect([days > 14, days < 18]).toEqual([true, true]);
  const headers = { authorization: pledge.link };
  const answer = (hasArrived: boolean) =>
    scene.call('PUT', `/v1/pledges/${pledge.id}/deliveries/${rewardId}/answer`, { headers, body: { hasArrived } });
  expect((await answer(false)).status).toBeLessThan(300);
  expect(await ends()).toBeNull();
  expect((await answer(true)).status).toBeLessThan(300);
  const last = new Date((await ends()) ?? '');
  await settlement.liveUntil(new Date(last.getTime() + hour));
  expect((await withdraw(pledge)).body.type).toBe('/problems/no-right-of-withdrawal');
  expect(await refundsOf(pledge)).toEqual([]);
}, 120_000);

it('an open payout is void, a large sum waits for finance, and a period that is over is over', async () => {
  const { settlement } = scene;
  const { owner } = await scene.aCreator();
  const campaign = await settlement.campaign({ ownerId: owner.userId, target: 24_000n, rewards: [service] });
  const large = await pledgeTo(campaign, { amount: 18_000 });
  const [small, late] = [await pledgeTo(campaign), await pledgeTo(campaign)];
  await settlement.liveUntil(after(campaign, 14 * day));
  const { body } = await call(small, 'GET', '/withdrawal');
  expect(body.isOpen).toBe(true);
  const payout = await scene.prepared(campaign);
  expect((await withdraw(small)).status).toBe(200);
  expect(await scene.payout(payout)).toMatchObject({ state: 'void' });
  expect((await withdraw(large)).status).toBe(200);
  await settlement.idle();
  expect(await refundsOf(small)).toEqual([whole]);
  expect(await refundsOf(large)).toEqual([{ ...whole, state: 'proposed', amount: 18_000 }]);
  await settlement.liveUntil(new Date(new Date(body.until).getTime() + 1_000));
  expect((await withdraw(late)).body.type).toBe('/problems/no-right-of-withdrawal');
  expect(await refundsOf(late)).toEqual([]);
}, 120_000);

it('is nobody else’s, and nobody’s where the seller is no trader or the law excepts the reward', async () => {
  const { settlement } = scene;
  const own = await pledgeTo(await settlement.campaign({ rewards: [goods] }));
  const stranger = await aMember(scene.running);
  for (const method of ['GET', 'POST']) {
    const path = `/v1/pledges/${own.id}/withdrawal`;
    expect((await scene.call(method, path, { token: stranger.token })).status).toBe(404);
    expect((await scene.call(method, path)).status).toBe(401);
  }
  for (const withdrawal of ['not_a_trader', 'custom_made', 'perishable', 'dated', 'digital'] as const) {
    const pledge = await pledgeTo(await settlement.campaign({ rewards: [{ ...goods, withdrawal }] }));
    await settlement.idle();
    expect((await call(pledge, 'GET', '/withdrawal')).body.isOpen).toBe(false);
    expect((await withdraw(pledge)).status).toBe(409);
    expect(await settlement.state('pledges', pledge.id)).toBe('active');
  }
  expect((await call(own, 'GET', '/withdrawal')).body.isOpen).toBe(true);
}, 60_000);

inBrowser(
  'two clicks on the pledge’s page, by the link of the mail, long after pledging',
  async () => {
    const { settlement } = scene;
    const campaign = await settlement.campaign({ target: 12_000n, rewards: [goods] });
    const pledge = await pledgeTo(campaign);
    await settlement.idle();
    await settlement.moveClock(new Date((await now()).getTime() + 2 * hour));
    const page = await browser.page();
    const link = pledge.link.slice('Link '.length);
    await page.goto(`${scene.running.url}/en/pledges/${pledge.id}?link=${link}`);
    await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
    await page.getByText('You withdrew from the contract on').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Withdraw from contract here' }).count()).toBe(0);
    expect(await settlement.state('pledges', pledge.id)).toBe('cancelled');
    // The page is no longer there for what was done.
    await page.goto(`${scene.running.url}/nl/pledges/${pledge.id}/withdraw?link=${link}`);
    await page.getByText('U hebt de overeenkomst herroepen op').waitFor();
  },
  60_000,
);
