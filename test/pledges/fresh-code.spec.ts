// Guarantee: by the link of a mail alone a pledge is seen and paid, but half an hour after pledging neither its sum, its
// card nor its address is changed, and it is not cancelled, without a code from its mailbox: six digits, good once, for
// ten minutes, five tries and this pledge.
import { attemptLimits } from '../../src/users/attempts.js';
import { Attempts } from '../../src/users/index.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { askCode, freshly, mailedCodes } from '../support/codes.js';
import { Forms } from '../support/forms.js';
import { day, hour, SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
let browser: PageBrowser;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
  browser = await PageBrowser.open();
}, 60_000);
afterAll(async () => {
  await browser.close();
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const book = { price: 1_000n, shipping: { BE: 300n } };
const home = { name: 'Ada', line1: '7 rue Longue', postalCode: '5000', city: 'Namur' };

/** A pledge with something to send, an hour old. */
async function agedPledge(): Promise<TestPledge & { readonly campaignId: string }> {
  const campaign = await scene.campaign({ rewards: [book], target: 100_000n });
  const pledge = await scene.pledge(campaign, {
    rewardId: campaign.rewards[0]?.id ?? '',
    ...{ destination: 'BE', shipping: 300 },
  });
  await scene.idle();
  const [clock] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.moveClock(new Date((clock?.now.getTime() ?? 0) + hour));
  return { ...pledge, campaignId: campaign.id };
}

const call = ({ id, link }: TestPledge, method: string, path: string, body: object = {}) =>
  scene.running.call(method, `/v1/pledges/${id}${path}`, {
    headers: { authorization: link },
    ...(method !== 'GET' && { body }),
  });

const less = { amount: { amount: 2_000, currency: 'EUR' } };

const deeds = [
  ['PATCH', '', less],
  ['POST', '/cancel', {}],
  ['POST', '/setup', {}],
  ['PUT', '/address', home],
] as const;

const confirm = (pledge: TestPledge, code: string) => call(pledge, 'POST', '/code/confirm', { code });
const wrongly = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

it('needs none for half an hour, then one for everything that changes the pledge and none for seeing it', async () => {
  const campaign = await scene.campaign();
  const young = await scene.pledge(campaign);
  await scene.idle();
  expect((await call(young, 'PATCH', '', less)).status).toBe(200);

  const pledge = await agedPledge();
  expect((await call(pledge, 'GET', '')).status).toBe(200);
  for (const [method, path, body] of deeds) {
    const refused = await call(pledge, method, path, body);
    expect([path, refused.status, refused.body.type]).toEqual([path, 403, '/problems/fresh-code-needed']);
  }
  expect((await call(pledge, 'GET', '')).body).toMatchObject({ state: 'active', amount: { amount: 2_500 } });

  const fresh = await freshly(scene.running, pledge);
  expect((await call(fresh, 'PATCH', '', less)).body).toMatchObject({ amount: { amount: 2_000 } });
  expect((await call(fresh, 'PUT', '/address', home)).status).toBe(200);
  expect((await call(fresh, 'GET', '/address')).body).toMatchObject({ line1: home.line1 });
  expect((await call(pledge, 'GET', '/address')).body).toMatchObject({ line1: null, city: 'Namur' });
  // Another card: the code is there, so that its consent is what is missing.
  expect((await call(fresh, 'POST', '/setup')).body.type).toBe('/problems/consent-missing');
  // The link of the mail is no better for it, and the fresh one is over after half an hour.
  expect((await call(pledge, 'POST', '/cancel')).status).toBe(403);
  const [clock] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.moveClock(new Date((clock?.now.getTime() ?? 0) + hour / 2 + 1_000));
  expect((await call(fresh, 'POST', '/cancel')).status).toBe(401);
  expect(await scene.state('pledges', pledge.id)).toBe('active');
  const again = await freshly(scene.running, pledge);
  expect((await call(again, 'POST', '/cancel')).body.state).toBe('cancelled');
}, 60_000);

it('a code is good once, also for two at the same time, and for its own pledge alone', async () => {
  const pledge = await agedPledge();
  const other = await agedPledge();
  const code = await askCode(scene.running, pledge);
  await askCode(scene.running, other);
  expect((await confirm(other, code)).status).toBe(422);
  const answers = await Promise.all([confirm(pledge, code), confirm(pledge, code), confirm(pledge, code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  expect((await confirm(pledge, code)).body.type).toBe('/problems/mailed-code-wrong');
  // What it opened opens nothing else.
  const link = `Link ${answers.find(({ status }) => status === 200)?.body.link}`;
  expect((await call({ id: other.id, link }, 'POST', '/cancel')).status).toBe(404);
  expect((await call({ id: other.id, link }, 'GET', '')).status).toBe(404);
  // Nobody asks for codes of a pledge without its link.
  const stranger = await scene.running.call('POST', `/v1/pledges/${pledge.id}/code`, { body: {} });
  expect(stranger.status).toBe(401);
  expect((await call({ id: pledge.id, link: other.link }, 'POST', '/code')).status).toBe(404);
}, 60_000);

it('five tries, however many come at once, and then not even the right one', async () => {
  const pledge = await agedPledge();
  const code = await askCode(scene.running, pledge);
  const { limit } = attemptLimits.mailedCode;
  const tries = await Promise.all(Array.from({ length: limit + 10 }, () => confirm(pledge, wrongly(code))));
  expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([422]));
  expect((await confirm(pledge, code)).status).toBe(422);
  // One less, and the right one is good, however it is typed.
  const next = await askCode(scene.running, pledge);
  await Promise.all(Array.from({ length: limit - 1 }, () => confirm(pledge, wrongly(next))));
  expect((await confirm(pledge, `${next.slice(0, 3)} ${next.slice(3)}`)).status).toBe(200);
}, 60_000);

it('ten minutes, and only the newest', async () => {
  const pledge = await agedPledge();
  const first = await askCode(scene.running, pledge);
  const second = await askCode(scene.running, pledge);
  if (first !== second) expect((await confirm(pledge, first)).status).toBe(422);
  await scene.sql(
    `update email_challenges set created_at = created_at - interval '10 minutes', expires_at = expires_at - interval '10 minutes'
     where about_id = $1`,
    [pledge.id],
  );
  expect((await confirm(pledge, second)).status).toBe(422);
}, 60_000);

it('a mailbox is not filled, and no code stands in the database but in the mail', async () => {
  const pledge = await agedPledge();
  const { limit } = attemptLimits.mailedCodeAsked;
  const code = await askCode(scene.running, pledge);
  const answers = await Promise.all(Array.from({ length: limit + 2 }, () => call(pledge, 'POST', '/code')));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(limit - 1);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  await scene.idle();
  expect(await mailedCodes(scene.running, pledge)).toHaveLength(limit);
  await scene.running.app.get(Attempts).forget('mailedCodeAsked', pledge.id);
  for (const table of ['outbox', 'email_challenges', 'audit_entries', 'state_changes', 'idempotency_keys']) {
    const [found] = await scene.sql<{ told: boolean }>(
      `select coalesce(bool_or(t::text ~ ('(^|[^0-9a-f-])' || $1 || '([^0-9a-f-]|$)')), false) as told from ${table} t`,
      [code],
    );
    expect([table, found?.told]).toEqual([table, false]);
  }
}, 60_000);

it('what waits for a payment is paid by its link alone, with another card, too', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const [errored, waiting] = [
    await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' }),
    await scene.pledge(campaign, { card: 'pm_card_authenticationRequired' }),
  ];
  await scene.pledge(campaign);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 3 * hour));
  expect(await scene.state('pledges', errored.id)).toBe('errored');
  await scene.replaceCard(errored);
  expect(await scene.state('pledges', errored.id)).toBe('collected');
  expect(await scene.chargesOf(errored)).toEqual([1]);
  expect(await scene.state('pledges', waiting.id)).toBe('needs_action');
  expect((await call(waiting, 'POST', '/payment')).status).toBe(200);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 8 * day));
}, 120_000);

it('a page asks for the code and goes on with what was wanted, without scripts', async () => {
  const pledge = await agedPledge();
  const link = pledge.link.slice('Link '.length);
  const visitor = new Forms(scene.running);
  const at = (page: string) => `/nl/pledges/${pledge.id}${page}?link=${link}`;
  for (const page of ['change', 'cancel', 'card', 'address']) {
    const { status, to } = await visitor.get(at(`/${page}`));
    expect([status, to]).toEqual([303, `/nl/pledges/${pledge.id}/code?then=${page}&link=${link}`]);
  }
  expect((await visitor.post(at('/cancel'))).to).toContain('/code?then=cancel');
  expect(await scene.state('pledges', pledge.id)).toBe('active');

  const asked = await visitor.get(`${at('/code')}&then=cancel`);
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('Mail mij een code')]);
  expect(await mailedCodes(scene.running, pledge)).toEqual([]);
  const sent = await visitor.post(at('/code/send'), { then: 'cancel' });
  expect(sent.to).toBe(`/nl/pledges/${pledge.id}/code?then=cancel&sent=&link=${link}`);
  expect((await visitor.get(sent.to)).text).toContain('Code uit de mail');
  await scene.idle();
  const [code = ''] = await mailedCodes(scene.running, pledge);
  const wrong = await visitor.post(at('/code'), { code: wrongly(code), then: 'cancel' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('id="f-code-error"')]);
  const right = await visitor.post(at('/code'), { code, then: 'cancel' });
  expect(right.to).toBe(`/nl/pledges/${pledge.id}/cancel?link=${link}`);
  const cookie = right.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-tally-pledge=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=1800$/);
  // The cookie opens this pledge by its link, and nothing without it.
  const withCookie = (path: string) =>
    fetch(scene.running.url + path, { redirect: 'manual', headers: { accept: 'text/html', cookie } });
  expect((await withCookie(at('/cancel'))).status).toBe(200);
  expect((await withCookie(`/nl/pledges/${pledge.id}/cancel`)).status).toBe(401);
  const other = await agedPledge();
  const others = `/nl/pledges/${other.id}/cancel?link=${other.link.slice('Link '.length)}`;
  expect((await withCookie(others)).status).toBe(303);
  // Nothing else than a page of the pledge can be wanted.
  const elsewhere = await visitor.get(`${at('/code')}&then=//evil.example`);
  expect(elsewhere.text).toContain('name="then" value/>');
}, 60_000);

inBrowser(
  'the same in a browser',
  async () => {
    const pledge = await agedPledge();
    const page = await browser.page();
    await page.goto(`${scene.running.url}/en/pledges/${pledge.id}?link=${pledge.link.slice('Link '.length)}`);
    await page.getByRole('link', { name: 'Cancel the pledge' }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mail me a code' }).click();
    await page.getByText('A mail with a code is on its way').waitFor();
    expect(await axe(page)).toEqual([]);
    await scene.idle();
    const [code = ''] = await mailedCodes(scene.running, pledge);
    await page.getByLabel('Code from the mail').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Yes, cancel' }).click();
    await page.getByText('This pledge is cancelled.').waitFor();
    expect(await scene.state('pledges', pledge.id)).toBe('cancelled');
  },
  60_000,
);
