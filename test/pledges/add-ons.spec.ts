// Guarantee: an add-on is pledged only beside another reward of its campaign, whichever way the pledge is made or changed;
// in everything else it is a reward: priced, counted, sent. Its creator marks it while the campaign is a draft.
import { SettlementScene } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { aCreator, aDraft } from '../support/creators.js';
import { misfitsOf } from '../support/fits.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aShop, type Shop } from '../web/shop.js';

let scene: SettlementScene;
let browser: PageBrowser;
let shop: Shop;
let mug: string;
let frame: string;
beforeAll(async () => {
  scene = await SettlementScene.open();
  browser = await PageBrowser.open();
  shop = await aShop(scene, {
    rewards: [
      { price: 1_000n, title: 'A mug' },
      { price: 500n, title: 'A frame', stock: 2, shipping: { BE: 300n }, isAddOn: true },
    ],
  });
  [mug = '', frame = ''] = shop.rewards.map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await browser.close();
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const chosen = (...ids: string[]) => ids.map((rewardId) => ({ rewardId, quantity: 1 }));

async function pledge(rewards: object[], amount = 2_000, shipping = 300) {
  const { version, sentence } = await scene.ok('GET', `/v1/campaigns/${shop.id}/consent?amount=${amount}&shipping=${shipping}`); // prettier-ignore
  const guest = { email: 'adding@example.org', displayName: 'Ada' };
  const body = { amount: eur(amount), rewards, destination: 'BE', consent: { version, sentence }, guest };
  return scene.running.call('POST', `/v1/campaigns/${shop.id}/pledges`, { body });
}

const taken = async () => {
  const [row] = await scene.sql<{ taken: number }>('select taken from reward_stock where reward_id = $1', [frame]);
  return row?.taken;
};

it('is refused alone, and taken beside a reward with its price, stock and shipping', async () => {
  const alone = await pledge(chosen(frame));
  expect([alone.status, alone.body.type, alone.body.rewardId]).toEqual([422, '/problems/add-on-alone', frame]);
  expect(await taken()).toBe(0);
  expect((await pledge(chosen(mug, frame), 1_499)).body.type).toBe('/problems/amount-below-rewards');
  const made = await pledge(chosen(frame, mug), 1_500);
  expect([made.status, made.body.shipping]).toEqual([201, eur(300)]);
  expect(await taken()).toBe(1);

  const headers = { authorization: `Link ${made.body.link}` };
  const change = (rewards: object[]) =>
    scene.running.call('PATCH', `/v1/pledges/${made.body.id}`, { headers, body: { rewards } });
  expect((await change(chosen(frame))).body.type).toBe('/problems/add-on-alone');
  expect(await taken()).toBe(1);
  expect((await change(chosen(mug))).status).toBe(200);
  expect(await taken()).toBe(0);
});

it('is named as one, apart from the others, on the page and in the checkout', async () => {
  const { rewards } = await scene.ok('GET', `/v1/campaigns/${shop.id}`);
  expect(rewards.map(({ isAddOn }: { isAddOn: boolean }) => isAddOn)).toEqual([false, true]);
  const visitor = new Forms(scene.running);
  const page = (await visitor.get(`/en/campaigns/${shop.slug}`)).text;
  expect(page).toMatch(/To add to it.*A frame/s);
  expect(page).toContain(`pledge?reward=${mug}"`);
  expect(page).not.toContain(`pledge?reward=${frame}"`);
  const choose = (await visitor.get(`/en/campaigns/${shop.slug}/pledge`)).text;
  expect(choose).toMatch(/Rewards<\/legend>.*A mug.*Add something<\/legend>.*A frame/s);
  const confirm = (wish: string) => visitor.get(`/en/campaigns/${shop.slug}/pledge/confirm?${wish}`);
  const alone = await confirm(`amount=20&destination=BE&r-${frame}=1`);
  expect(alone.status).toBe(422);
  expect(alone.text).toContain(`<a href="#f-r-${frame}">This comes only with another reward of the campaign.`);
  const both = await confirm(`amount=20&destination=BE&r-${frame}=1&r-${mug}=1`);
  expect([both.status, both.text]).toEqual([200, expect.stringContaining('obligation to pay')]);
});

it('is marked by its creator in the draft, and a campaign of add-ons alone is refused at the field', async () => {
  const creator = await aCreator(scene.running);
  const id = await aDraft(scene.running, creator);
  const mine = new Forms(scene.running, creator.owner.token);
  const at = `/en/my/campaigns/${id}/rewards`;
  const seen = async () => hiddenIn(await mine.get(at), 'seen');
  const line = (n: number, title: string) => ({ [`title-${n}`]: title, [`description-${n}`]: 'Of oak.', [`price-${n}`]: '25', [`stock-${n}`]: '', [`month-${n}`]: '', [`shipping-${n}`]: '' }); // prettier-ignore
  const alone = { ...line(0, 'A frame'), 'addOn-0': 'yes', seen: await seen(), do: 'save' };
  const refused = await mine.post(at, alone);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('id="f-addOn-0-error"')]);
  const both = { ...alone, ...line(1, 'A mug') };
  expect((await mine.post(at, both)).to).toBe(`${at}?kept`);
  const kept = (await mine.get(at)).text;
  expect(kept).toMatch(/id="f-addOn-0"[^>]* checked/);
  expect(kept).not.toMatch(/id="f-addOn-1"[^>]* checked/);
  // Whoever had the page open from before is told that it changed.
  expect((await mine.post(at, { ...both, 'addOn-0': '', seen: alone.seen })).status).toBe(422);
  const body = { rewards: [{ title: 'A', description: 'B', price: eur(900), isAddOn: true }] };
  const { token } = creator.owner;
  const put = await scene.running.call('PUT', `/v1/campaigns/${id}/rewards`, { token, body });
  expect([put.status, put.body.type]).toEqual([422, '/problems/only-add-ons']);
});

inBrowser(
  'axe finds nothing, and nothing overflows, in three languages',
  async () => {
    const page = await browser.page({ viewport: { width: 390, height: 844 } });
    for (const path of ['en', 'fr', 'nl'].flatMap((locale) =>
      ['', '/pledge'].map((step) => `/${locale}/campaigns/${shop.slug}${step}`),
    )) {
      // prettier-ignore
      await page.goto(scene.running.url + path);
      expect([path, await axe(page)]).toEqual([path, []]);
      expect([path, await misfitsOf(page)]).toEqual([path, []]);
    }
    expect(browser.complaints).toEqual([]);
  },
  120_000,
);
