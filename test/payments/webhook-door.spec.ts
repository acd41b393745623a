// Guarantee: a webhook is believed only if the provider signed these bytes with one of our secrets within the last minutes; and
// what is stored of it says nothing about a person.
import { createHmac } from 'node:crypto';
import { Scene } from './scene.js';
import { anEvent, sendWebhook, type Sent, storedEvent } from './webhook.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.stop());

const event = anEvent('payment_intent.succeeded', { id: 'pi_nobody', object: 'payment_intent' });

it.each<[string, Sent]>([
  ['forged', { secret: 'whsec_guessed' }],
  ['changed on the way', { body: JSON.stringify({ ...event, id: 'evt_other' }) }],
  ['five minutes old', { ageSeconds: 301 }],
  ['from the future', { ageSeconds: -120 }],
])('refuses what is %s', async (_, how) => {
  expect(await sendWebhook(scene, event, how)).toMatchObject({
    status: 400,
    body: { type: '/problems/webhook-refused' },
  });
  expect(await storedEvent(scene, event.id)).toBeUndefined();
});

it.each(['', 't=1', 'v1=00', 't=abc,v1=00', `t=${Date.now()}`])('refuses the signature "%s"', async (signature) => {
  const answer = await scene.running.call('POST', '/v1/webhooks/stripe', {
    body: event,
    headers: { 'stripe-signature': signature },
  });
  expect(answer.status).toBe(400);
});

it('refuses what is from the future also behind a time of now', async () => {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', 'whsec_tally')
    .update(`${at + 250}.${JSON.stringify(event)}`)
    .digest('hex');
  const answer = await scene.running.call('POST', '/v1/webhooks/stripe', {
    body: JSON.stringify(event),
    headers: { 'stripe-signature': `t=${at},t=${at + 250},v1=${signature}` },
  });
  expect(answer.status).toBe(400);
});

it('refuses a webhook without signature, and one that is no event', async () => {
  expect((await scene.running.call('POST', '/v1/webhooks/stripe', { body: event })).status).toBe(400);
  expect((await sendWebhook(scene, { object: 'customer' })).status).toBe(400);
});

it('takes the secrets of all endpoints, old ones too', async () => {
  for (const secret of ['whsec_old', 'whsec_tally', 'whsec_tally_thin']) {
    expect((await sendWebhook(scene, anEvent('unheard.of', { id: 'x_1' }), { secret })).status).toBe(200);
  }
});

it('keeps ids and states of the object, and nothing about the person', async () => {
  const person = { billing_details: { email: 'ada@example.org' }, receipt_email: 'ada@example.org' };
  const full = anEvent('charge.updated', { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', ...person });
  await sendWebhook(scene, full);
  const [row] = await scene.sql<{ all: string }>('select e::text "all" from provider_events e where id = $1', [
    full.id,
  ]);
  expect(row!.all).toContain('pi_1');
  expect(row!.all).not.toContain('ada@');
});

it('an event of the other world is kept as evidence and never acted on', async () => {
  const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
  await scene.charge(item);
  const intent = await scene.sandbox.stripe.paymentIntents.retrieve((await scene.payment(item.itemId)).provider_id!);
  const live = anEvent('payment_intent.succeeded', intent, { livemode: true });
  expect((await sendWebhook(scene, live)).status).toBe(200);
  expect(await storedEvent(scene, live.id)).toMatchObject({ outcome: 'other-livemode' });
});
