// Guarantee: the pages of reports, decisions and objections hold up in a real browser in both sizes and three languages:
// nothing is wrong for axe, nothing overflows, and a report is made and decided by the keyboard alone.
import { type Browser } from 'playwright-core';
import { SignedLinks } from '../../src/users/index.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { staff, type TestPerson } from '../support/people.js';
import { type OwnedCampaign, World } from '../community/world.js';

let world: World;
let browser: Browser | undefined;
let campaign: OwnedCampaign;
let moderator: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  world = await World.open();
  browser = await openBrowser();
  campaign = await world.campaign({ title: `A boat ${'x'.repeat(60)}` });
  moderator = await staff(world.running, 'moderator');
  other = await staff(world.running, 'moderator');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world.stop();
});

/** An update that was reported, hidden and objected to, with a second report that waits. */
async function theCase() {
  const { token } = campaign.owner;
  const text = { locale: 'en', title: `Told ${'y'.repeat(90)}`, body: `In words ${'z'.repeat(200)}` };
  const { body: draft } = await world.call('POST', `/v1/campaigns/${campaign.id}/updates`, {
    token,
    body: { audience: 'everyone', text },
  });
  const id = draft.id as string;
  await world.call('POST', `/v1/updates/${id}/publish`, { token });
  const report = async () => {
    const explanation = `Copied from ${'w'.repeat(100)}`;
    const body = { kind: 'update', subjectId: id, ground: 'rights', explanation, locale: 'en', inGoodFaith: 'yes' };
    return (await world.call('POST', '/v1/reports', { body })).body;
  };
  const [first] = [await report(), await report()];
  const decision = { outcome: 'hidden', ground: 'rights', basis: 'law', reason: 'It is copied.' };
  const decided = await world.call('POST', '/v1/admin/moderation-decisions', {
    token: moderator.token,
    body: { kind: 'update', subjectId: id, reportIds: [first.id], ...decision },
  });
  const decisionId = decided.body.decisions[0].id as string;
  const signed = world.running.app.get(SignedLinks).sign('decision', decisionId);
  return { id, report: first, decisionId, signed };
}

for (const [name, viewport] of Object.entries(sizes)) {
  inBrowser(
    `nothing is wrong for axe, and nothing overflows: ${name}`,
    async () => {
      const { id, report, decisionId, signed } = await theCase();
      const words = `I wrote it ${'v'.repeat(100)}`;
      const statement = `/moderation/${decisionId}?token=${signed}`;
      const { page, complaints } = await openPage(browser, {
        viewport,
        extraHTTPHeaders: { authorization: `Bearer ${other.token}` },
      });
      const { page: visitor } = await openPage(browser, { viewport }, complaints);
      const look = async (on: typeof page, path: string) => {
        await on.goto(world.running.url + path);
        expect([path, await axe(on)]).toEqual([path, []]);
        expect([path, await on.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
        const shots = process.env['SHOTS'];
        if (shots)
          await on.screenshot({
            path: `${shots}/${name}${path.split('?')[0]?.replaceAll('/', '_')}.png`,
            fullPage: true,
          });
      };
      for (const path of [
        ...[
          `/en/report?kind=campaign&id=${campaign.id}`,
          '/fr/report',
          `/nl/reports/${report.id}?token=${report.token}`,
        ],
        ...[`/fr${statement}`, '/nl/rules', `/en/campaigns/${campaign.slug}`],
      ])
        await look(visitor, path);
      await world.call('POST', `/v1/moderation-decisions/${decisionId}/objection`, { body: { token: signed, words } });
      await look(visitor, `/en${statement}`);
      const at = `/staff/moderation/update/${id}`;
      const [objection] = (await world.call('GET', `/v1/admin/moderation/update/${id}`, { token: other.token })).body
        .objections;
      for (const path of ['/en/staff/moderation', `/fr${at}`, `/nl${at}?objection=${objection.id}`])
        await look(page, path);
      expect(complaints).toEqual([]);
      await page.context().close();
      await visitor.context().close();
    },
    240_000,
  );
}

inBrowser('a report is made by the keyboard alone, and what is missing is said', async () => {
  const { page, complaints } = await openPage(browser, { viewport: sizes.phone });
  await page.goto(`${world.running.url}/en/report?kind=campaign&id=${campaign.id}`);
  await page.locator('#f-explanation').focus();
  await page.keyboard.type('They ask for money for a boat that was sold years ago.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/reports\//);
  expect(await page.locator('h1').innerText()).toMatch(/^Report [0-9A-F]{4}-[0-9A-F]{4}$/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
