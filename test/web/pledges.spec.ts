// Guarantee: the page of a pledge says in plain words where it stands, opens only to its backer, keeps the secret of a
// guest's link to itself, and offers what may be done now and nothing else.
import { createHash } from 'node:crypto';
import { type LiveCampaign } from '../support/campaigns.js';
import { aMember, staff, type TestPerson } from '../support/people.js';
import { hour, SettlementScene, type TestPledge } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';

let scene: SettlementScene;
let browser: PageBrowser;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
  browser = await PageBrowser.open();
}, 60_000);
afterEach(() => {
  expect(browser.complaints).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const at = (path: string): string => new URL(path, scene.running.url).href;

const secret = ({ link }: TestPledge): string => link.slice('Link '.length);

/** A page of a pledge as its guest opens it. */
const pageOf = (pledge: TestPledge, page = '', locale = 'en'): string =>
  at(`/${locale}/pledges/${pledge.id}${page}?link=${secret(pledge)}`);

const cookieOf = ({ token }: TestPerson): Record<string, string> => ({ cookie: `__Host-tally=${token}` });

async function read(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
  const html = (await answer.text()).replace(/[\u00a0\u202f]/g, ' ');
  return { status: answer.status, headers: answer.headers, html, location: answer.headers.get('location') };
}

const post = (url: string, body: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(body),
    headers: { origin: 'http://localhost:3000' },
  });

/** A member pledges over the API. */
async function pledgeAs(member: TestPerson, campaign: LiveCampaign): Promise<string> {
  const consent = await scene.ok('GET', `/v1/campaigns/${campaign.id}/consent?amount=2500`);
  const made = await scene.ok('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    token: member.token,
    body: {
      amount: { amount: 2_500, currency: 'EUR' },
      consent: { version: consent.version, sentence: consent.sentence },
    },
  });
  return made.id as string;
}

it('the link is a secret: no search engine, no referrer, no cookie, and it goes along to every page and form', async () => {
  const pledge = await scene.pledge(await scene.campaign());
  await scene.idle();
  for (const page of ['', '/card', '/change', '/cancel']) {
    const { status, headers, html } = await read(pageOf(pledge, page));
    expect(status).toBe(200);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('rel="canonical"');
    const ways = [...html.matchAll(/(?:href|action|data-start|data-return)="([^"]*\/pledges\/[^"]*)"/g)].map(
      ([, way]) => way,
    );
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect(way).toContain(`link=${secret(pledge)}`);
  }
});

it('opens to its backer and to staff who read everything, and to nobody else', async () => {
  const campaign = await scene.campaign();
  const pledge = await scene.pledge(campaign);
  const other = await scene.pledge(campaign);
  const [member, stranger, auditor] = [
    await aMember(scene.running),
    await aMember(scene.running),
    await staff(scene.running, 'auditor'),
  ];
  const own = await pledgeAs(member, campaign);
  const path = at(`/en/pledges/${own}`);
  expect((await read(path, cookieOf(member))).status).toBe(200);
  const asStaff = await read(path, cookieOf(auditor));
  expect(asStaff.status).toBe(200);
  expect(asStaff.html).toContain('A pledge to “A library of tools”');
  expect(asStaff.html).not.toMatch(/\/(card|change|cancel)"/);
  expect((await read(path, cookieOf(stranger))).status).toBe(404);
  expect((await read(path)).status).toBe(401);
  expect((await read(`${path}?link=${secret(pledge)}`)).status).toBe(404);
  expect((await read(pageOf({ id: pledge.id, link: other.link }))).status).toBe(404);
  expect((await read(pageOf({ id: pledge.id, link: 'Link forged' }))).status).toBe(401);
  for (const page of ['/card', '/change', '/cancel']) {
    expect((await read(`${path}${page}`, cookieOf(auditor))).status).toBe(404);
  }
  expect((await post(pageOf({ id: pledge.id, link: other.link }, '/cancel'))).status).toBe(404);
  expect(await scene.state('pledges', pledge.id)).toBe('active');
});

it('what can no longer be done leads to the page that says why', async () => {
  const pledge = await scene.pledge(await scene.campaign());
  await scene.idle();
  expect((await post(pageOf(pledge, '/cancel'))).status).toBe(303);
  for (const page of ['/card', '/change', '/cancel', '/payment']) {
    const { status, location } = await read(pageOf(pledge, page));
    expect([status, location]).toEqual([303, `/en/pledges/${pledge.id}?link=${secret(pledge)}`]);
  }
  const late = await post(pageOf(pledge, '/change'), { amount: '30' });
  expect(late.status).toBe(422);
  expect(await late.text()).toContain('This pledge can no longer be changed');
  // Cancelling twice is cancelling once.
  expect((await post(pageOf(pledge, '/cancel'))).status).toBe(303);
  const { html } = await read(`${pageOf(pledge)}&arrival=thanks`);
  expect(html).toContain('This pledge is cancelled.');
  expect(html).not.toContain('You are in');
});

it('in the last 24 hours nobody takes away what carries the goal, and the page says so', async () => {
  const campaign = await scene.campaign({ target: 2_500n, runsMs: 20 * hour });
  const pledge = await scene.pledge(campaign);
  await scene.idle();
  const refused = await post(pageOf(pledge, '/cancel', 'fr'));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Dans les dernières 24 heures');
  expect((await post(pageOf(pledge, '/change'), { amount: '20' })).status).toBe(422);
  expect(await scene.state('pledges', pledge.id)).toBe('active');
});

it('my pledges: what will be there while there are none, then page by page', async () => {
  const member = await aMember(scene.running);
  const path = '/nl/my/pledges';
  expect((await read(at(path))).status).toBe(401);
  expect((await read(at(path), cookieOf(member))).html).toContain('Nog geen toezeggingen');
  const campaign = await scene.campaign({ title: 'Two <b>boats</b> & a "barge"' });
  const [first, second] = [await pledgeAs(member, campaign), await pledgeAs(member, campaign)];
  const all = await read(at(path), cookieOf(member));
  expect(all.html).toContain('Two &lt;b>boats&lt;/b> &amp; a');
  expect(all.html.indexOf(second)).toBeLessThan(all.html.indexOf(first));
  const page = await read(at(`${path}?limit=1`), cookieOf(member));
  expect(page.html).toContain(second);
  expect(page.html).not.toContain(first);
  const [, next = ''] = /href="([^"]*after=[^"]*)"/.exec(page.html) ?? [];
  const older = await read(at(next.replaceAll('&amp;', '&')), cookieOf(member));
  expect(older.html).toContain(first);
  expect((await read(at(`${path}?after=forged!`), cookieOf(member))).status).toBe(400);
});

it('the calendar file holds the deadline and nothing of a pledge', async () => {
  const campaign = await scene.campaign({ title: 'Bread, and roses' });
  const { status, headers, html } = await read(at(`/fr/campaigns/${campaign.id}/deadline.ics`));
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(html).toContain('SUMMARY:Fin de « Bread\\, and roses »');
  expect(html).toContain(campaign.deadline.toISOString().replace(/[-:]|\.\d{3}/g, ''));
});

inBrowser('a payment that waits is confirmed in person, and the money can be followed', async () => {
  const campaign = await scene.campaign({ target: 2_500n, shortfallPolicy: 'pay_anyway' });
  const pledge = await scene.pledge(campaign, { card: 'pm_card_authenticationRequired', tip: 150 });
  const lost = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('pledges', pledge.id)).toBe('needs_action');

  const page = await browser.page();
  await page.goto(pageOf(pledge));
  await page.getByText('Your bank wants you to confirm the payment of €26.50 yourself.').waitFor();
  await page.getByRole('link', { name: 'Confirm the payment' }).click();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay €26.50 with Visa' }).click();
  await page.getByRole('button', { name: 'Fail' }).click();
  await page.getByText('Your bank did not confirm the payment.').waitFor();
  await page.getByRole('button', { name: 'Pay €26.50 with Visa' }).click();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.getByText('Your bank has confirmed the payment.').waitFor();
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.chargesOf(pledge)).toEqual([1]);

  // The other one gives a new card, which is charged at once.
  await page.goto(pageOf(lost));
  await page.getByRole('link', { name: 'Give another card' }).click();
  await page.getByText('the new card is charged soon after it is saved').waitFor();
  await page.getByRole('button', { name: 'I agree, go on' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiration date').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Save this card' }).click();
  await page.getByText('Your new card is saved.').waitFor();
  await scene.idle();
  expect(await scene.state('pledges', lost.id)).toBe('collected');

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 170 * hour));
  const { html } = await read(pageOf(pledge, '', 'nl'));
  expect(html).toContain('Afgeschreven van uw kaart');
  expect(html).toContain('Kosten van deze dienst');
  await page.goto(pageOf(pledge, '', 'fr'));
  expect(await axe(page)).toEqual([]);
});

inBrowser(
  'every page of a pledge is whole in three languages and two sizes, whatever its campaign is called',
  async () => {
    const title = `<img src=x onerror=alert(1)> ${'z'.repeat(50)}`;
    const campaign = await scene.campaign({ title, rewards: [{ price: 500n, title: 'w'.repeat(70) }] });
    const pledge = await scene.pledge(campaign, { rewardId: campaign.rewards[0]?.id ?? '', tip: 100 });
    await scene.idle();
    const seen = new Set<string>();
    for (const locale of ['en', 'fr', 'nl']) {
      for (const width of [320, 1280]) {
        const page = await browser.page({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
        for (const part of ['', '/card', '/change', '/cancel']) {
          await page.goto(pageOf(pledge, part, locale));
          const found = await axe(page);
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect({ url: page.url(), found, beyond: Math.max(0, beyond) }).toEqual({
            url: page.url(),
            found: [],
            beyond: 0,
          });
          const text = await page.locator('main').innerText();
          expect(text).not.toMatch(/undefined|\[object|NaN/);
          seen.add(createHash('sha256').update(text).digest('hex'));
        }
        await page.context().close();
      }
    }
    // Each page in each language has words of its own.
    expect(seen.size).toBeGreaterThanOrEqual(12);
  },
);
