// Guarantee: in a real browser, under a strict Content-Security-Policy, /js/v3 and the sandbox's pages lead to their end.
import { type Browser, type Page } from 'playwright-core';
import type Stripe from 'stripe';
import { openSandbox, type Opened, recipient, until } from './open-sandbox.js';
import { inBrowser, openBrowser } from '../support/chromium.js';
import { openShop } from './shop.js';

let opened: Opened;
let stripe: Stripe;
let shop: Awaited<ReturnType<typeof openShop>>;
let browser: Browser | undefined;
let page: Page;
let complaints: string[];
let customer: string;

beforeAll(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
  customer = (await stripe.customers.create()).id;
  shop = await openShop(opened.sandbox.url);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop.close();
  await opened.sandbox.close();
});
beforeEach(async () => {
  complaints = [];
  if (!browser) return;
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  if (browser) await page.close();
});

async function visit(secret: string, redirect = ''): Promise<void> {
  await page.goto(`${shop.url}/?${new URLSearchParams({ secret, redirect }).toString()}`);
  await page.getByText('ready').waitFor();
}

async function fillIn(number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiration date').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
}

const pay = () => page.getByRole('button', { name: 'Pay' }).click();
const setup = (types: 'card' | 'both' = 'card') =>
  stripe.setupIntents.create({
    customer,
    allowed_payment_method_types: types === 'card' ? ['card'] : ['card', 'sepa_debit'],
  });
const payment = () =>
  stripe.paymentIntents.create({ amount: 1000, currency: 'eur', customer, allowed_payment_method_types: ['card'] });

inBrowser('saves a card, after an incomplete and a declined one', async () => {
  const { id, client_secret } = await setup();
  await visit(client_secret!);
  await pay();
  await page.getByText('Your card number is incomplete.').waitFor();
  await fillIn('4000 0000 0000 9995');
  await expect(page.getAttribute('body', 'data-complete')).resolves.toBe('true');
  await pay();
  await page.getByText('Your card has insufficient funds.').waitFor();
  await fillIn('4242 4242 4242 4242');
  await pay();
  await page.waitForURL(/\/back/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    setup_intent: id,
    setup_intent_client_secret: client_secret,
    redirect_status: 'succeeded',
  });
  expect(await stripe.setupIntents.retrieve(id, { expand: ['payment_method'] })).toMatchObject({
    status: 'succeeded',
    payment_method: { customer, card: { last4: '4242', exp_month: 12, exp_year: 2040 } },
  });
});

inBrowser('goes to the bank’s page for 3-D Secure and comes back', async () => {
  const { id, client_secret } = await payment();
  await visit(client_secret!);
  await fillIn('4000002760003184');
  await pay();
  await page.getByText('a payment of 1000 eur').waitFor();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(/\/back\?payment_intent=pi_.*redirect_status=succeeded/);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
});

inBrowser('opens the bank’s page in a frame where the shop wants to stay', async () => {
  const { client_secret } = await payment();
  await visit(client_secret!, 'if_required');
  for (const [press, told] of [
    ['Fail', 'failed authentication'],
    ['Complete', 'succeeded'],
  ] as const) {
    await fillIn('4000002760003184');
    await pay();
    await page.frameLocator('iframe').getByRole('button', { name: press }).click();
    await page.getByText(told).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  }
});

inBrowser('handles the next action of what the server has confirmed', async () => {
  const { id, client_secret } = await payment();
  await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_authenticationRequired',
    return_url: `${shop.url}/back`,
  });
  await visit(client_secret!);
  await page.getByRole('button', { name: 'Authenticate' }).click();
  await page.frameLocator('iframe').getByRole('button', { name: 'Complete' }).click();
  await page.getByText('succeeded').waitFor();
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
});

inBrowser('saves a bank account with its mandate', async () => {
  const { id, client_secret } = await setup('both');
  await visit(client_secret!);
  await page.getByLabel('Payment method').selectOption('sepa_debit');
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
  await page.getByLabel('Full name').fill('A');
  await page.getByLabel('E-mail').fill('a@example.org');
  await pay();
  await page.waitForURL(/\/back/);
  const { mandate } = await stripe.setupIntents.retrieve(id, { expand: ['mandate'] });
  await page.goto((mandate as Stripe.Mandate).payment_method_details.sepa_debit!.url);
  await page.getByText('ending in 3000').waitFor();
});

inBrowser('saves a card on the checkout page without scripts', async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  const session = await stripe.checkout.sessions.create({
    ...{ mode: 'setup', currency: 'eur', customer },
    success_url: `${shop.url}/back?session={CHECKOUT_SESSION_ID}`,
  });
  await plain.goto(session.url!);
  for (const [number, press] of [
    ['4000002760003184', 'Fail'],
    ['4000002760003184', 'Complete'],
  ] as const) {
    await plain.getByLabel('Card number').fill(number);
    await plain.getByLabel('Expiry').fill('12 / 40');
    await plain.getByLabel('CVC').fill('123');
    await plain.getByRole('button', { name: 'Save' }).click();
    await plain.getByRole('button', { name: press }).click();
    if (press === 'Fail') await plain.getByRole('alert').getByText('unable to authenticate').waitFor();
  }
  expect(plain.url()).toBe(`${shop.url}/back?session=${session.id}`);
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
  await context.close();
});

inBrowser('onboards, leaves a requirement due, and is rejected', async () => {
  const account = await recipient(opened);
  const details = { configurations: ['recipient' as const], refresh_url: shop.url, return_url: `${shop.url}/back` };
  for (const [press, status] of [
    ['Leave a requirement due', 'restricted'],
    ['Complete', 'active'],
    ['Be rejected', 'rejected'],
  ] as const) {
    const { url } = await stripe.v2.core.accountLinks.create({
      account,
      use_case: { type: 'account_onboarding', account_onboarding: details },
    });
    await page.goto(url);
    await page.getByRole('button', { name: press }).click();
    await page.waitForURL(/\/back/);
    const { configuration } = await stripe.v2.core.accounts.retrieve(account, { include: ['configuration.recipient'] });
    await until(() => configuration!.recipient!.capabilities!.stripe_balance!.stripe_transfers!.status === status);
  }
});
