// Guarantee: the people of a campaign see where its money is and what it waits for, give money back through a form that
// does it once, hand in evidence, and get a list of backers that names only who lets them, and runs nothing when opened.
import { type Browser } from 'playwright-core';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember } from '../support/people.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
let browser: Browser | undefined;
let campaign: PaidCampaign;
let pledges: { id: string; backerId: string }[];
let mine: Forms;
let at: string;

beforeAll(async () => {
  scene = await PayoutScene.open();
  browser = await openBrowser();
  campaign = await scene.aPayableCampaign({}, [6_000, 6_000, 6_000]);
  mine = new Forms(scene.running, campaign.owner.token);
  at = `/en/my/campaigns/${campaign.id}`;
  pledges = await scene.sql(`select id, backer_id as "backerId" from pledges where campaign_id = $1 order by id`, [campaign.id]); // prettier-ignore
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const see = async (pledge: number, visibility: string, name: string): Promise<void> => {
  await scene.sql('update pledges set visibility = $2 where id = $1', [pledges[pledge]?.id, visibility]);
  await scene.sql('update users set display_name = $2 where id = $1', [pledges[pledge]?.backerId, name]);
};

it('says how charging went, and what the money waits for', async () => {
  expect((await mine.get(`${at}/settlement`)).text).toContain('Everything is charged or dropped');
  const { text } = await mine.get(`${at}/payouts`);
  expect(text).toContain('Somebody of finance to prepare the payout.');
  expect(text).toContain('Nothing was prepared yet.');
});

it('lists backers as a table: with names where the backer allows it, and never a formula', async () => {
  await see(0, 'public', '=HYPERLINK("https://evil.example")');
  await see(1, 'creator', '+Ada, "the" first');
  await see(2, 'hidden', 'Nobody’s business');
  const { status, text, headers } = await mine.get(`${at}/backers.csv`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
  const [head, ...lines] = text.trim().split('\r\n');
  expect(head).toContain('"Pledge","Since","Name","Amount","Currency","State","Rewards"');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(`"'=HYPERLINK(""https://evil.example"")",60,"EUR"`);
  expect(lines[1]).toContain(`"'+Ada, ""the"" first"`);
  expect(lines[2]).toContain('"(hidden)"');
  expect(text).not.toContain('business');
});

describe('giving back', () => {
  const order = (over: object) => ({ pledge: pledges[0]?.id ?? '', amount: '', cause: 'creator', reason: '', ...over });

  it('refuses more than there is, at its field, with what was typed', async () => {
    const { status, text } = await mine.post(`${at}/refunds`, order({ key: 'a', amount: '61', reason: 'Broken.' }));
    expect(status).toBe(422);
    expect(text).toContain('id="f-amount-error"');
    expect(text).toContain('value="Broken."');
  });

  it('does it once, however often the form is sent, and shows it', async () => {
    const asked = await mine.get(`${at}/refunds?pledge=${pledges[0]?.id}`);
    expect(asked.text).toContain('up to €60 can go back');
    const form = order({ key: hiddenIn(asked, 'key'), amount: '20,50' });
    for (let again = 0; again < 3; again += 1) {
      expect((await mine.post(`${at}/refunds`, form)).to).toBe(`${at}/refunds`);
    }
    await scene.settlement.idle();
    const made = await scene.sql('select amount::int, state from refunds where campaign_id = $1', [campaign.id]);
    expect(made).toEqual([{ amount: 2_050, state: 'succeeded' }]);
    const { text } = await mine.get(`${at}/refunds?pledge=${pledges[0]?.id}`);
    expect(text).toContain('Has arrived');
    expect(text).toContain('up to €39.50 can go back');
  });

  it('is not for a pledge of another campaign, nor for anybody else', async () => {
    const other = await scene.aSettledCampaign();
    const [foreign] = await scene.sql<{ id: string }>('select id from pledges where campaign_id = $1 limit 1', [
      other.id,
    ]);
    const form = order({ key: 'b', pledge: foreign?.id ?? '' });
    expect((await mine.post(`${at}/refunds`, form)).status).toBe(404);
    const stranger = new Forms(scene.running, (await aMember(scene.running)).token);
    expect((await stranger.post(`${at}/refunds`, order({ key: 'c' }))).status).toBe(404);
    for (const page of ['', '/settlement', '/payouts', '/refunds', '/disputes', '/backers.csv', '/cancel']) {
      expect([page, (await stranger.get(at + page)).status]).toEqual([page, 404]);
    }
  }, 60_000);

  it('cannot be said to be the platform’s fault', async () => {
    expect((await mine.post(`${at}/refunds`, order({ key: 'd', cause: 'platform' }))).status).toBe(422);
  });
});

it('shows a payout with its terms, from the approval to the bank', async () => {
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  const { text } = await mine.get(`${at}/payouts`);
  expect(text).toContain(`id="payout-${id}"`);
  for (const term of ['Collected', 'Refunds', 'Platform fee', 'VAT on it', 'Card fees']) expect(text).toContain(term);
}, 60_000);

it('takes evidence for the part whose turn it is, once, and refuses links that are none', async () => {
  const tranches = [{ weight: 4_000n, dueDays: 20 }, { weight: 8_000n, dueDays: 30 }]; // prettier-ignore
  const inParts = await scene.aSettledCampaign({ tranches, target: 12_000n });
  const creator = new Forms(scene.running, inParts.owner.token);
  const path = `/en/my/campaigns/${inParts.id}/payouts`;
  const shown = await creator.get(path);
  const tranche = /payouts\/tranches\/([0-9a-f-]{36})/.exec(shown.text)?.[1] ?? '';
  const form = {
    key: hiddenIn(shown, 'key'),
    text: 'The roof is on. <script>alert(1)</script>',
    urls: 'javascript:alert(1)',
  };
  const refused = await creator.post(`${path}/tranches/${tranche}`, form);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('id="f-urls-error"')]);
  expect(refused.text).toContain('The roof is on.');

  const good = { ...form, urls: 'https://example.org/roof\nhttps://example.org/bill' };
  for (let again = 0; again < 2; again += 1) {
    expect((await creator.post(`${path}/tranches/${tranche}`, good)).to).toBe(`${path}#parts`);
  }
  const { text } = await creator.get(path);
  expect(text.match(/Handed in on/g)).toHaveLength(1);
  expect(text).toContain('href="https://example.org/bill"');
  expect(text).not.toContain('<script>alert');
  const stranger = new Forms(scene.running, (await aMember(scene.running)).token);
  expect((await stranger.post(`${path}/tranches/${tranche}`, good)).status).toBe(404);
}, 90_000);

inBrowser(
  'axe finds nothing, and nothing overflows, in three languages and two sizes',
  async () => {
    const own = `/my/campaigns/${campaign.id}`;
    const paths = [own, `${own}/settlement`, `${own}/payouts`, `${own}/refunds?pledge=${pledges[1]?.id}`, `${own}/disputes`]; // prettier-ignore
    for (const viewport of Object.values(sizes)) {
      const extraHTTPHeaders = { authorization: `Bearer ${campaign.owner.token}` };
      const { page, complaints } = await openPage(browser, { viewport, extraHTTPHeaders });
      for (const path of ['en', 'fr', 'nl'].flatMap((locale) => paths.map((each) => `/${locale}${each}`))) {
        await page.goto(scene.running.url + path);
        expect([path, await axe(page)]).toEqual([path, []]);
        expect([path, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  },
  180_000,
);
