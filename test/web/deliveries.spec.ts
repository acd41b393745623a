// Guarantee: the people of a campaign see who gets what and say how far it is, for the ticked ones and for all of a reward,
// with and without scripts; a backer sees it on the page of their pledge, also by the link of a mail, and says whether it
// has come; the table for spreadsheets has it all and runs nothing.
import { type Browser } from 'playwright-core';
import { aDelivering, type Delivering, succeeded, wanting } from '../deliveries/delivering.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { misfitsOf } from '../support/fits.js';
import { Forms } from '../support/forms.js';
import { Mouse } from '../support/hands.js';
import { aMember } from '../support/people.js';

let scene: SettlementScene;
let browser: Browser | undefined;
let campaign: Delivering;
let mine: Forms;
let token: string;
let at: string;
let ada: TestPledge;
let bea: TestPledge;

beforeAll(async () => {
  scene = await SettlementScene.open();
  browser = await openBrowser();
  campaign = await aDelivering(scene);
  const { book, poster } = campaign;
  ada = await wanting(scene, campaign, [book, poster], { email: 'ada@example.org', displayName: '=1+1' });
  bea = await wanting(scene, campaign, [book], { email: 'bea@example.org', displayName: 'Bea' });
  await scene.idle();
  const home = { name: '@Ada L.', line1: '7 rue Longue', postalCode: '5000', city: 'Namur' };
  await scene.ok('PUT', `/v1/pledges/${ada.id}/address`, { headers: { authorization: ada.link }, body: home });
  token = await succeeded(scene, campaign);
  mine = new Forms(scene.running, token);
  at = `/en/my/campaigns/${campaign.id}/deliveries`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await scene.stop();
}, 60_000);

const box = ({ id }: TestPledge, rewardId: string) => `${id}:${rewardId}`;
const pledgePage = ({ id, link }: TestPledge, locale = 'en') => `/${locale}/pledges/${id}?link=${link.slice(5)}`;
const post = async ({ id, link }: TestPledge, rewardId: string, come: string) =>
  new Forms(scene.running).post(`/en/pledges/${id}/deliveries/${rewardId}?link=${link.slice(5)}`, { come });

it('names who gets what, with the address where something is sent, and leads there from the other pages', async () => {
  const { text } = await mine.get(at);
  for (const seen of ['A book', 'A poster', '=1+1', '@Ada L.', '7 rue Longue', 'Namur', 'no address yet, Belgium']) {
    expect(text).toContain(seen);
  }
  expect(text.match(/name="lines"/g)).toHaveLength(3);
  expect((await mine.get(at.replace('/deliveries', ''))).text).toContain(`href="${at}"`);
  const part = await mine.get(`${at}?reward=${campaign.poster}&state=to_do`);
  expect(part.text.match(/name="lines"/g)).toHaveLength(1);
  const stranger = new Forms(scene.running, (await aMember(scene.running)).token);
  for (const path of [at, `${at}.csv`]) expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
});

it('refuses a form with nothing ticked, or with an address that is none, and keeps what was typed', async () => {
  const none = await mine.post(at, { to: 'sent', carrier: 'bpost', tracking: '' });
  expect(none.status).toBe(422);
  expect(none.text).toContain('Tick at least one line.');
  expect(none.text).toContain('value="bpost"');
  const lines = box(ada, campaign.book);
  const wrong = await mine.post(at, { lines, to: 'sent', carrier: '', tracking: 'javascript:alert(1)' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('id="f-tracking-error"')]);
  expect(wrong.text).toMatch(new RegExp(`value="${lines}"[^>]* checked`));
});

it('says how many could not take a step', async () => {
  const refused = await mine.post(at, { lines: box(ada, campaign.book), to: 'received', carrier: '', tracking: '' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('1 could not take this step, and stayed as they were.');
});

inBrowser(
  'somebody ticks, marks and follows; the backer sees it, and says that it has not come',
  async () => {
    const extraHTTPHeaders = { authorization: `Bearer ${token}` };
    const { page, complaints } = await openPage(browser, { viewport: sizes.phone, extraHTTPHeaders });
    await page.goto(scene.running.url + at);
    const hands = new Mouse(page);
    await hands.tick(/=1\+1 .*, A book/);
    await hands.fill(/^Carried by/, 'bpost');
    await hands.fill(/^Tracking address/, 'https://track.example/1');
    await hands.press('button', 'Mark as sent');
    await page.getByRole('link', { name: 'Follow it' }).waitFor();
    await scene.idle();

    const { page: theirs, complaints: more } = await openPage(browser, { viewport: sizes.phone });
    await theirs.goto(scene.running.url + pledgePage(ada));
    const delivery = theirs.locator('#delivery');
    expect(await delivery.textContent()).toContain('with bpost.');
    expect(await delivery.getByRole('link', { name: 'Follow its way' }).getAttribute('href')).toBe('https://track.example/1'); // prettier-ignore
    await new Mouse(theirs).press('button', /^It has not come/);
    await theirs.getByText('You said that it has not come.').waitFor();
    await page.goto(scene.running.url + `${at}?state=missed`);
    expect(await page.getByText(/it has not come\./).count()).toBe(1);
    expect([...complaints, ...more]).toEqual([]);
    await page.context().close();
    await theirs.context().close();
  },
  60_000,
);

it('marks all of a reward, and the backer says by the link that it has come', async () => {
  const all = await mine.post(`${at}/all`, { reward: campaign.book, to: 'sent', carrier: 'By bike' });
  expect(all.to).toBe(at);
  expect((await post(bea, campaign.book, 'yes')).to).toMatch(new RegExp(`^/en/pledges/${bea.id}\\?link=.*#delivery$`));
  const { text } = await new Forms(scene.running).get(pledgePage(bea));
  expect(text).toContain('Received');
  expect(text).not.toContain('value="yes"');
  expect((await post({ ...ada, link: bea.link }, campaign.book, 'yes')).status).toBe(404);
});

it('is a table for a spreadsheet, in which nothing is a formula', async () => {
  const { status, text, headers } = await mine.get(`${at}.csv`);
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/filename="[\w-]+-delivery\.csv"/);
  const [head, first] = text.trim().split('\r\n');
  expect(head).toContain(
    '"Pledge","Name","Reward","Quantity","State","Carrier","Tracking","Sent on","Not come, said on"',
  );
  expect(first).toContain(`"'=1+1","A book",1,"Sent","bpost","https://track.example/1"`);
  expect(first).toContain(`"'@Ada L.","7 rue Longue","","5000","Namur","BE"`);
  expect(text.trim().split('\r\n')).toHaveLength(4);
});

inBrowser(
  'axe finds nothing, and nothing overflows, in three languages and two sizes',
  async () => {
    for (const viewport of Object.values(sizes)) {
      const extraHTTPHeaders = { authorization: `Bearer ${token}` };
      const { page, complaints } = await openPage(browser, { viewport, extraHTTPHeaders });
      const { page: theirs, complaints: more } = await openPage(browser, { viewport });
      for (const locale of ['en', 'fr', 'nl']) {
        for (const [on, path] of [
          [page, at.replace('/en/', `/${locale}/`)],
          [theirs, pledgePage(ada, locale)],
        ] as const) {
          // prettier-ignore
          await on.goto(scene.running.url + path);
          expect([path, await axe(on)]).toEqual([path, []]);
          expect([path, await misfitsOf(on)]).toEqual([path, []]);
        }
      }
      expect([...complaints, ...more]).toEqual([]);
      await page.context().close();
      await theirs.context().close();
    }
  },
  120_000,
);
