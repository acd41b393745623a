// Guarantee: every answer of every endpoint has all fields, nested ones too, that the official SDK's types require.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, pay, recipient } from './open-sandbox.js';
import { answers, collect, deleted, list, page } from './answers.js';
import { RequiredFields } from './required-fields.js';
import { balances, charges, debits, disputes } from './walk-money.js';

let opened: Opened;
let required: RequiredFields;

async function customersAndCards(stripe: Stripe): Promise<string> {
  const address = { line1: 'Street 1', city: 'Berlin', country: 'DE' };
  const customer = await stripe.customers.create({
    name: 'A',
    email: 'a@example.org',
    address,
    shipping: { name: 'A', address },
  });
  answers.push(['Stripe.Customer', customer]);
  await collect('Stripe.Customer', stripe.customers.retrieve(customer.id));
  await collect('Stripe.Customer', stripe.customers.update(customer.id, { name: 'B' }));
  await collect(list('Stripe.Customer'), stripe.customers.list());
  const gone = await stripe.customers.create();
  await collect(deleted, stripe.customers.del(gone.id));
  await collect('Stripe.DeletedCustomer', stripe.customers.retrieve(gone.id));
  const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' };
  const method = await stripe.paymentMethods.create({ type: 'card', card, billing_details: { name: 'A', address } });
  answers.push(['Stripe.PaymentMethod', method]);
  await collect('Stripe.PaymentMethod', stripe.paymentMethods.attach(method.id, { customer: customer.id }));
  await collect('Stripe.PaymentMethod', stripe.paymentMethods.update(method.id, { metadata: { a: '1' } }));
  await collect('Stripe.PaymentMethod', stripe.paymentMethods.retrieve(method.id, { expand: ['customer'] }));
  await collect(list('Stripe.PaymentMethod'), stripe.paymentMethods.list({ customer: customer.id, type: 'card' }));
  await collect(list('Stripe.PaymentMethod'), stripe.customers.listPaymentMethods(customer.id));
  await collect('Stripe.PaymentMethod', stripe.customers.retrievePaymentMethod(customer.id, method.id));
  await collect('Stripe.PaymentMethod', stripe.paymentMethods.detach(method.id));
  return customer.id;
}

async function setups(stripe: Stripe, customer: string): Promise<void> {
  const waiting = await stripe.setupIntents.create({ customer, allowed_payment_method_types: ['card'] });
  answers.push(['Stripe.SetupIntent', waiting]);
  await collect('Stripe.SetupIntent', stripe.setupIntents.update(waiting.id, { metadata: { a: '1' } }));
  const action = stripe.setupIntents.confirm(waiting.id, {
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'http://a.test/',
  });
  await collect('Stripe.SetupIntent', action);
  const expand = ['latest_attempt.payment_method', 'customer', 'payment_method'];
  const paid = await stripe.setupIntents.create({
    customer,
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    confirm: true,
    expand,
  });
  answers.push(['Stripe.SetupIntent', paid]);
  const declined = stripe.setupIntents.confirm(waiting.id, { payment_method: 'pm_card_chargeDeclined' });
  answers.push(['Stripe.SetupIntent', (await failure(declined)).setup_intent]);
  await collect('Stripe.SetupIntent', stripe.setupIntents.retrieve(waiting.id, { expand: ['latest_attempt'] }));
  await collect('Stripe.SetupIntent', stripe.setupIntents.cancel(waiting.id));
  await collect(list('Stripe.SetupIntent'), stripe.setupIntents.list({ customer }));
}

async function payments(stripe: Stripe, customer: string): Promise<Stripe.PaymentIntent> {
  const allowed_payment_method_types: ['card'] = ['card'];
  const waiting = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'eur',
    customer,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  answers.push(['Stripe.PaymentIntent', waiting]);
  await collect('Stripe.PaymentIntent', stripe.paymentIntents.update(waiting.id, { amount: 600 }));
  await collect(
    'Stripe.PaymentIntent',
    stripe.paymentIntents.confirm(waiting.id, { payment_method: 'pm_card_authenticationRequired' }),
  );
  const declined = await failure(
    stripe.paymentIntents.confirm(waiting.id, { payment_method: 'pm_card_chargeDeclined' }),
  );
  answers.push(['Stripe.PaymentIntent', declined.payment_intent], ['Stripe.PaymentMethod', declined.payment_method]);
  await collect('Stripe.PaymentIntent', stripe.paymentIntents.retrieve(waiting.id, { expand: ['latest_charge'] }));
  await collect('Stripe.PaymentIntent', stripe.paymentIntents.cancel(waiting.id));
  const held = await pay(stripe, 700, { customer, capture_method: 'manual' });
  answers.push(['Stripe.PaymentIntent', held]);
  const expand = ['latest_charge.balance_transaction', 'payment_method', 'customer'];
  await collect('Stripe.PaymentIntent', stripe.paymentIntents.capture(held.id, { expand }));
  const paid = await pay(stripe, 90_000, {
    customer,
    allowed_payment_method_types,
    payment_method: 'pm_card_bypassPending',
    capture_method: 'automatic',
    expand,
  });
  answers.push(['Stripe.PaymentIntent', paid]);
  await collect(list('Stripe.PaymentIntent'), stripe.paymentIntents.list({ customer }));
  return paid;
}

async function checkout(stripe: Stripe, customer: string): Promise<void> {
  const given = { mode: 'setup', currency: 'eur', customer, success_url: 'http://a.test/' } as const;
  const session = await stripe.checkout.sessions.create({ ...given, expand: ['setup_intent', 'customer'] });
  answers.push(['Stripe.Checkout.Session', session]);
  await collect('Stripe.Checkout.Session', stripe.checkout.sessions.update(session.id, { metadata: { a: '1' } }));
  await collect('Stripe.Checkout.Session', stripe.checkout.sessions.retrieve(session.id));
  await collect('Stripe.Checkout.Session', stripe.checkout.sessions.expire(session.id));
  await collect(list('Stripe.Checkout.Session'), stripe.checkout.sessions.list({ customer }));
}

async function accounts({ stripe }: Opened, account: string): Promise<void> {
  const include: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
    'configuration.recipient',
    'identity',
    'defaults',
    'requirements',
    'future_requirements',
  ];
  const made = await stripe.v2.core.accounts.create({
    contact_email: 'a@example.org',
    dashboard: 'express',
    defaults: { currency: 'eur', responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    identity: { country: 'de', entity_type: 'individual' },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    include,
  });
  answers.push(['Stripe.V2.Core.Account', made]);
  await collect('Stripe.V2.Core.Account', stripe.v2.core.accounts.retrieve(account));
  await collect('Stripe.V2.Core.Account', stripe.v2.core.accounts.retrieve(account, { include }));
  await collect('Stripe.V2.Core.Account', stripe.v2.core.accounts.update(account, { display_name: 'A', include }));
  await collect(page('Stripe.V2.Core.Account'), stripe.v2.core.accounts.list());
  await collect(list('Stripe.BankAccount'), stripe.accounts.listExternalAccounts(account));
  const old = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  answers.push(['Stripe.Account', old]);
  await collect('Stripe.Account', stripe.accounts.retrieve(old.id));
  await collect('Stripe.Account', stripe.accounts.update(old.id, { email: 'a@example.org' }));
  await collect('Stripe.Account', stripe.accounts.retrieveCurrent());
  const use_case = {
    type: 'account_onboarding',
    account_onboarding: {
      configurations: ['recipient' as const],
      refresh_url: 'http://a.test/r',
      return_url: 'http://a.test/',
    },
  } as const;
  await collect(
    'Stripe.V2.Core.AccountLink',
    stripe.v2.core.accountLinks.create({
      account,
      use_case: { ...use_case, account_onboarding: { refresh_url: 'http://a.test/r' } },
    }),
  );
}

async function eventsAndEndpoints({ stripe }: Opened): Promise<void> {
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['*'] });
  answers.push(['Stripe.WebhookEndpoint', endpoint]);
  await collect('Stripe.WebhookEndpoint', stripe.webhookEndpoints.update(endpoint.id, { disabled: true }));
  await collect('Stripe.WebhookEndpoint', stripe.webhookEndpoints.retrieve(endpoint.id));
  await collect(list('Stripe.WebhookEndpoint'), stripe.webhookEndpoints.list());
  await collect(deleted, stripe.webhookEndpoints.del(endpoint.id));
  const destination = stripe.v2.core.eventDestinations.create({
    ...{ name: 'thin', type: 'webhook_endpoint', event_payload: 'thin', enabled_events: ['*'] },
    webhook_endpoint: { url: 'http://127.0.0.1:9/' },
    include: ['webhook_endpoint.signing_secret', 'webhook_endpoint.url'],
  });
  await collect('Stripe.V2.Core.EventDestination', destination);
  await collect(page('Stripe.V2.Core.EventDestination'), stripe.v2.core.eventDestinations.list());
  await collect('Stripe.V2.DeletedObject', stripe.v2.core.eventDestinations.del((await destination).id));
  const events = await stripe.events.list({ limit: 100 });
  answers.push([list('Stripe.Event'), events]);
  await collect('Stripe.Event', stripe.events.retrieve(events.data[0]!.id));
  const thin = await stripe.v2.core.events.list({ limit: 100 });
  answers.push([page('Stripe.V2.Core.Event'), thin]);
  await collect('Stripe.V2.Core.Event', stripe.v2.core.events.retrieve(thin.data[0]!.id));
}

beforeAll(async () => {
  opened = await openSandbox({ allowV1Accounts: true });
  const { stripe } = opened;
  const customer = await customersAndCards(stripe);
  await setups(stripe, customer);
  await charges(stripe, await payments(stripe, customer));
  const account = await recipient(opened);
  await balances(opened, account);
  await disputes(opened);
  await debits(opened, customer);
  await checkout(stripe, customer);
  await accounts(opened, account);
  await eventsAndEndpoints(opened);
  required = new RequiredFields([...new Set(answers.map(([type]) => type))]);
}, 60_000);
afterAll(() => opened.sandbox.close());

it('answers with every required field', () => {
  const missing = answers.flatMap(([type, value]) => required.missing(type, JSON.parse(JSON.stringify(value))));
  expect([...new Set(missing.map((each) => each.replace(/\[\d+\]/g, '[]')))]).toEqual([]);
});

it('was asked by every endpoint that it has', async () => {
  const { counts } = await opened.control<{ counts: object }>('GET', 'requests');
  const { apiTable } = await import('../../src/sandbox/protocol/api-table.js');
  const unasked = apiTable.map(({ method, path }) => `${method} ${path}`).filter((route) => !(route in counts));
  expect(unasked).toEqual([]);
});

it('would notice a missing field', () => {
  const [, customer] = answers[0]!;
  expect(
    required.missing('Stripe.Customer', { ...(customer as object), invoice_settings: {}, email: undefined }).length,
  ).toBe(5);
});
