// Guarantee: somebody without an account backs a campaign in a browser, with 3-D Secure or without scripts; a card that is
// declined is told and mended there, and going back makes no second pledge.
import { type Page } from 'playwright-core';
import { pickFreePort } from '../../src/local/ports.js';
import { SettlementScene } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { aShop as shopIn, countPledges, type Shop } from './shop.js';

let scene: SettlementScene;
let browser: PageBrowser;
/** Where nobody listens, whatever else runs on this machine. */
let publicUrl: string;
beforeAll(async () => {
  publicUrl = `http://localhost:${await pickFreePort()}`;
  scene = await SettlementScene.open({ settings: { ROLE: 'all', PUBLIC_URL: publicUrl } });
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

const aShop = (options: Parameters<typeof shopIn>[1] = {}) => shopIn(scene, options);

const at = (path: string): string => new URL(path, scene.running.url).href;

const main = (page: Page) => page.locator('main');

/** Through the first two steps, to the card. */
async function pledgeIn(page: Page, shop: Shop, { amount = '25', locale = 'en' } = {}): Promise<string> {
  await page.goto(at(`/${locale}/campaigns/${shop.slug}/pledge?choice=${amount}`));
  await main(page).locator('button.btn').click();
  await page.fill('#f-email', `guest-${Math.random().toString(36).slice(2)}@example.org`);
  await page.fill('#f-name', 'Ada');
  await main(page).locator('button.btn').click();
  await page.waitForURL(/\/card\?link=/);
  return /pledges\/([\w-]+)\/card/.exec(page.url())?.[1] ?? '';
}

async function giveCard(page: Page, number = '4242 4242 4242 4242'): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiration date').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await page.locator('card-form button').click();
}

const stateOf = (id: string) => scene.state('pledges', id);

const pledgesOf = (shop: Shop) => countPledges(scene, shop);

inBrowser('a guest pledges with 3-D Secure, changes, and cancels', async () => {
  const shop = await aShop();
  const page = await browser.page({ viewport: { width: 390, height: 844 } });
  const id = await pledgeIn(page, shop);
  expect(await stateOf(id)).toBe('pending');
  await giveCard(page, '4000 0027 6000 3184');
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(/arrival=thanks/);
  await page.getByRole('heading', { name: 'Thank you. You are in.' }).waitFor();
  expect(await stateOf(id)).toBe('active');

  await page.getByRole('link', { name: 'Change the pledge' }).click();
  await page.getByLabel('How many of A postcard').fill('2');
  await page.getByLabel('Your amount, in EUR').fill('40');
  await page.getByLabel('Nobody').check();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.getByText('I pledge €40.00.').waitFor();
  await page.getByRole('button', { name: 'Pledge with obligation to pay €40.00' }).click();
  await page.getByText('Your pledge is changed.').waitFor();
  const [changed] = await scene.sql('select amount, visibility from pledges where id = $1', [id]);
  expect(changed).toEqual({ amount: '4000', visibility: 'hidden' });

  await page.getByRole('link', { name: 'Cancel the pledge' }).click();
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await page.getByText('This pledge is cancelled.').waitFor();
  expect(await stateOf(id)).toBe('cancelled');
  expect(await page.context().cookies()).toEqual([]);
});

inBrowser('3-D Secure that fails says so, and the next try works', async () => {
  const page = await browser.page();
  const id = await pledgeIn(page, await aShop(), { locale: 'nl' });
  await giveCard(page, '4000 0027 6000 3184');
  await page.getByRole('button', { name: 'Fail' }).click();
  await page.getByText('Uw kaart is niet bewaard').waitFor();
  expect(await stateOf(id)).toBe('pending');
  await giveCard(page);
  await page.waitForURL(/arrival=thanks/);
  expect(await stateOf(id)).toBe('active');
});

inBrowser('a declined card is told beside the form, and another one is taken there', async () => {
  const page = await browser.page();
  const id = await pledgeIn(page, await aShop());
  await giveCard(page, '4000 0000 0000 9995');
  await page.getByRole('alert').getByText('Your card has insufficient funds.').waitFor();
  await giveCard(page);
  await page.waitForURL(/arrival=thanks/);
  expect(await stateOf(id)).toBe('active');

  await page.getByRole('link', { name: 'Give another card' }).click();
  await page.getByText('Another card needs a consent of its own.').waitFor();
  await page.getByRole('button', { name: 'I agree, go on' }).click();
  await giveCard(page, '5555 5555 5555 4444');
  await page.getByText('Your new card is saved.').waitFor();
  const [row] = await scene.sql(
    `select card_last4 as last4, (select count(*)::int from consents where pledge_id = p.id) as consents
     from pledges p where id = $1`,
    [id],
  );
  expect(row).toEqual({ last4: '4444', consents: 2 });
});

inBrowser('going back and pressing again leads to the same pledge', async () => {
  const shop = await aShop();
  const page = await browser.page();
  await page.goto(at(`/en/campaigns/${shop.slug}/pledge?choice=25`));
  await main(page).locator('button.btn').click();
  const send = async () => {
    await page.fill('#f-email', 'back@example.org');
    await page.fill('#f-name', 'Ada');
    await main(page).locator('button.btn').click();
  };
  await send();
  await page.waitForURL(/\/card\?link=/);
  const first = page.url();
  await page.goBack();
  await send();
  await page.waitForURL(/\/card\?link=/);
  expect(page.url()).toBe(first);
  expect(await pledgesOf(shop)).toBe(1);

  // Another address on the same page is no second pledge either, but may become one.
  await page.goBack();
  await page.fill('#f-email', 'other@example.org');
  await page.fill('#f-name', 'Ada');
  await main(page).locator('button.btn').click();
  await page.getByText('From this page a pledge was made already.').waitFor();
  expect(await pledgesOf(shop)).toBe(1);
  await page.getByRole('link', { name: 'Begin a new pledge' }).click();
  await page.waitForURL(/\/pledge$/);
});

inBrowser('without scripts the card is given on the provider’s own page', async () => {
  const shop = await aShop();
  const page = await browser.page({ javaScriptEnabled: false });
  // The provider leads back to PUBLIC_URL, where this test does not listen.
  await page.route(`${publicUrl}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ status: 302, headers: { location: at(pathname + search) } });
  });
  const id = await pledgeIn(page, shop, { locale: 'fr' });
  await page.getByText('Sans scripts, vous donnez votre carte').waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.waitForURL(/_sandbox\/checkout/);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Merci. Vous en êtes.' }).waitFor();
  expect(await stateOf(id)).toBe('active');
  await page.getByRole('link', { name: 'Annuler la promesse' }).click();
  await page.getByRole('button', { name: 'Oui, l’annuler' }).click();
  await page.getByText('Cette promesse est annulée.').waitFor();
});

inBrowser('axe finds nothing on any step, in three languages and two sizes', async () => {
  const evil = `<script>alert(1)</script><svg onload=alert(1)> ${'x'.repeat(40)}`;
  const shop = await aShop({ title: evil, rewards: [{ price: 1_000n, title: 'y'.repeat(78) }] });
  for (const locale of ['en', 'fr', 'nl']) {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 900 },
    ]) {
      const page = await browser.page({ viewport, reducedMotion: 'reduce' });
      const look = async () => {
        expect({ url: page.url(), found: await axe(page) }).toEqual({ url: page.url(), found: [] });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      };
      await page.goto(at(`/${locale}/campaigns/${shop.slug}/pledge`));
      await look();
      await main(page)
        .locator('button.btn')
        .click()
        .catch(() => undefined);
      await page.goto(at(`/${locale}/campaigns/${shop.slug}/pledge/confirm?amount=abc`));
      await look();
      await pledgeIn(page, shop, { locale });
      await page.getByLabel('Card number').waitFor();
      await look();
      await page.context().close();
    }
  }
});
