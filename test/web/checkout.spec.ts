// Guarantee: somebody without an account backs a campaign in a browser, with 3-D Secure or without scripts, and whatever
// they send twice, go back to or come too late with, there is one pledge or none, and the page says what to mend.
import { type Page } from 'playwright-core';
import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { SettlementScene } from '../settlement/scene.js';
import { axe, PageBrowser, withBrowser } from './browser.js';

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

interface Shop extends LiveCampaign {
  readonly slug: string;
}

async function aShop(options: LiveCampaignOptions = {}): Promise<Shop> {
  const campaign = await scene.campaign({ rewards: [{ price: 1_000n, stock: 2, title: 'A postcard' }], ...options });
  const [row] = await scene.sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
  return { ...campaign, slug: row?.slug ?? '' };
}

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

const pledgesOf = async ({ id }: Shop): Promise<number> =>
  Number((await scene.sql<{ count: string }>('select count(*) from pledges where campaign_id = $1', [id]))[0]?.count);

/** What the last button of the second step sends, as its page shows it. */
async function lastForm(shop: Shop, query: string, who: Record<string, string> = {}): Promise<URLSearchParams> {
  const html = await (await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm?${query}`))).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = hidden.map(([, name = '', value = '']) => [name, unescaped(value)]);
  return new URLSearchParams({ ...Object.fromEntries(fields), email: 'twice@example.org', name: 'Ada', ...who });
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

const post = (path: string, body: URLSearchParams): Promise<Response> =>
  fetch(at(path), { method: 'POST', redirect: 'manual', body, headers: { origin: 'http://localhost:3000' } });

const pledgeBy = (shop: Shop, form: URLSearchParams) => post(`/en/campaigns/${shop.slug}/pledge/confirm`, form);

withBrowser('a guest pledges with 3-D Secure, changes, and cancels', async () => {
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

withBrowser('3-D Secure that fails says so, and the next try works', async () => {
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

withBrowser('a declined card is told beside the form, and another one is taken there', async () => {
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

withBrowser('going back and pressing again leads to the same pledge', async () => {
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

it('a form that is sent ten times at once makes one pledge', async () => {
  const shop = await aShop();
  const form = await lastForm(shop, `amount=25&r-${shop.rewards[0]?.id}=2`);
  const answers = await Promise.all(Array.from({ length: 10 }, () => pledgeBy(shop, form)));
  const places = new Set(answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get('location')));
  expect(places.size).toBe(1);
  // Who came while the first was being written is asked to press once more, and is led to it then.
  expect(answers.filter(({ status }) => status !== 303 && status !== 422)).toEqual([]);
  expect((await pledgeBy(shop, form)).headers.get('location')).toBe([...places][0]);
  expect(await pledgesOf(shop)).toBe(1);
});

withBrowser('without scripts the card is given on the provider’s own page', async () => {
  const shop = await aShop();
  const page = await browser.page({ javaScriptEnabled: false });
  // The provider leads back to PUBLIC_URL, where this test does not listen.
  await page.route('http://localhost:3000/**', async (route) => {
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

it('a reward that went meanwhile is told at its field, with what was typed', async () => {
  const shop = await aShop();
  const rewardId = shop.rewards[0]?.id ?? '';
  const form = await lastForm(shop, `amount=33.50&tip=2&r-${rewardId}=2`);
  await scene.pledge(shop, { rewardId });
  const answer = await pledgeBy(shop, form);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`<a href="#f-r-${rewardId}">There are not that many left of this reward.`);
  expect(html).toMatch(new RegExp(`id="f-r-${rewardId}"[^>]* value="2" aria-invalid="true"`));
  expect(html).toMatch(/id="f-amount"[^>]* value="33\.50"/);
  expect(await pledgesOf(shop)).toBe(1);
});

it('says at each field what is wrong, in three languages', async () => {
  const shop = await aShop();
  const rewardId = shop.rewards[0]?.id ?? '';
  const told = async (locale: string, query: string) => {
    const answer = await fetch(at(`/${locale}/campaigns/${shop.slug}/pledge/confirm?${query}`));
    expect(answer.status).toBe(422);
    return (await answer.text()).replace(/[\u00a0\u202f]/g, ' ');
  };
  expect(await told('en', 'amount=')).toContain('Write how much you would like to give.');
  expect(await told('fr', 'amount=abc')).toContain('Écrivez une somme comme 25 ou 12,50.');
  expect(await told('nl', `amount=5&r-${rewardId}=1`)).toContain('De beloningen die u koos, kosten samen € 10.');
  expect(await told('en', `amount=50&r-${rewardId}=1.5`)).toContain('Write a whole number from 0 to 100.');
  expect(await told('fr', `amount=50&r-${rewardId}=3`)).toContain('Il n’en reste pas autant de cette contrepartie.');
  expect(await told('nl', 'amount=0.10')).toContain('Dit bedrag is te klein');
  expect(await told('en', 'amount=25&tip=-3')).toContain('Write a sum such as 25 or 12.50.');

  const guest = await pledgeBy(shop, await lastForm(shop, 'amount=25', { email: 'nobody', name: '' }));
  const html = await guest.text();
  expect(guest.status).toBe(422);
  expect(html).toContain('This is not an e-mail address.');
  expect(html).toContain('value="nobody"');
  expect(await pledgesOf(shop)).toBe(0);
});

it('a sentence that does not hold any more is shown anew instead of being agreed to', async () => {
  const shop = await aShop();
  const form = await lastForm(shop, 'amount=25');
  form.set('amount', '90');
  const answer = await pledgeBy(shop, form);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('Please read the sentence again before you agree.');
  expect(html).toContain('I pledge €90.00.');
  expect(await pledgesOf(shop)).toBe(0);
});

it('a form of another site is refused', async () => {
  const shop = await aShop();
  const answer = await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm`), {
    method: 'POST',
    body: await lastForm(shop, 'amount=25'),
    headers: { origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
  expect(await pledgesOf(shop)).toBe(0);
});

it('a deadline that passes while the page is open is told, and nothing is pledged', async () => {
  const shop = await aShop({ runsMs: 60 * 60_000 });
  const form = await lastForm(shop, 'amount=25');
  await scene.liveUntil(new Date(shop.deadline.getTime() + 1));
  const answer = await pledgeBy(shop, form);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/The deadline has passed|takes no pledges now/);
  const late = await fetch(at(`/fr/campaigns/${shop.slug}/pledge`));
  expect(await late.text()).toContain('Il n’est plus possible de promettre');
  expect(await pledgesOf(shop)).toBe(0);
}, 60_000);

withBrowser('axe finds nothing on any step, in three languages and two sizes', async () => {
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
