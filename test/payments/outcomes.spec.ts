// Guarantee: each outcome that the provider can give leads where it should: the payment, its attempt,
// the ledger and the one event that other modules hear.
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(async () => {
  await scene.faultless();
  await scene.expectInvariants();
  await scene.stop();
});
afterEach(() => scene.sandbox.faults());

it('succeeds: gross and tip are in the ledger with the state, and it is told once', async () => {
  const item = await scene.item('pm_card_visa', { amount: 2_500n, tip: 300n });
  expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
  const payment = await scene.payment(item.itemId);
  expect(payment).toMatchObject({ state: 'succeeded', provider_id: expect.stringMatching(/^pi_/) });
  expect(await scene.postings(`pledge-collected-${item.itemId}`)).toEqual([
    `outside > campaign:${scene.campaignId}:funds 2500`,
    'outside > platform:tips 300',
  ]);
  expect(await scene.told(item.itemId)).toEqual([
    {
      event: 'payment.succeeded',
      payload: { paymentId: payment.id, itemId: item.itemId, pledgeId: item.pledgeId, campaignId: scene.campaignId },
    },
  ]);
  expect(await scene.books(item.itemId)).toEqual([expect.objectContaining({ charged: 2_800, succeeded_charges: 1 })]);
});

it('is asked again after its success, and answers without a call', async () => {
  const item = await scene.item();
  await scene.charge(item);
  // Reading is left out: a webhook of the first charge may be handled, and its object fetched, in the meantime.
  const calls = async () => (await scene.sandbox.requests()).filter(({ method }) => method === 'POST').length;
  const before = await calls();
  expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
  expect(await scene.charge(item, 2)).toEqual({ kind: 'succeeded' });
  expect(await calls()).toBe(before);
});

const declines: [card: string, result: object, state: string, event: string][] = [
  [
    'pm_card_sandbox_decline_1_insufficient_funds',
    { kind: 'soft_decline', code: 'card_declined', declineCode: 'insufficient_funds' },
    'declined',
    'payment.declined',
  ],
  ['pm_card_sandbox_decline_1_processing_error', { kind: 'soft_decline', code: 'processing_error' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_decline_1_try_again_later', { kind: 'soft_decline', declineCode: 'try_again_later' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_decline_1_lost_card', { kind: 'hard_decline', declineCode: 'lost_card' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_decline_1_stolen_card', { kind: 'hard_decline', declineCode: 'stolen_card' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_decline_1_fraudulent', { kind: 'hard_decline', declineCode: 'fraudulent' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_decline_1_expired_card', { kind: 'hard_decline', code: 'expired_card' }, 'declined', 'payment.declined'],
  ['pm_card_sandbox_setup_then_authenticate', { kind: 'authentication_required', code: 'authentication_required' }, 'requires_action', 'payment.needs-authentication'],
]; // prettier-ignore

it.each(declines)('%s: %j', async (card, result, state, event) => {
  const item = await scene.item(card);
  expect(await scene.charge(item)).toMatchObject(result);
  expect(await scene.payment(item.itemId)).toMatchObject({ state, charge_id: null });
  expect(await scene.attempts(item.itemId)).toEqual([
    expect.objectContaining({ number: 1, outcome: (result as { kind: string }).kind }),
  ]);
  await scene.idle();
  expect(await scene.told(item.itemId)).toEqual([
    { event, payload: expect.objectContaining({ itemId: item.itemId, attempt: 1 }) },
  ]);
  expect(await scene.postings(`pledge-collected-${item.itemId}`)).toEqual([]);
});

it('a soft decline is tried again on the same payment, and pays', async () => {
  const item = await scene.item('pm_card_sandbox_decline_2_insufficient_funds');
  expect(await scene.charge(item, 1)).toMatchObject({ kind: 'soft_decline' });
  expect(await scene.charge(item, 2)).toMatchObject({ kind: 'soft_decline' });
  expect(await scene.charge(item, 3)).toEqual({ kind: 'succeeded' });
  await scene.idle();
  expect((await scene.told(item.itemId)).map(({ event, payload }) => [event, payload['attempt']])).toEqual([
    ['payment.declined', 1],
    ['payment.declined', 2],
    ['payment.succeeded', undefined],
  ]);
  expect(await scene.books(item.itemId)).toEqual([expect.objectContaining({ succeeded_charges: 1, charged: 2_500 })]);
});

it('a hard decline is paid by a new card on the same payment', async () => {
  const item = await scene.item('pm_card_sandbox_decline_always_lost_card');
  expect(await scene.charge(item)).toMatchObject({ kind: 'hard_decline' });
  const [person] = await scene.sql<{ email: string }>('select email from users where id = $1', [item.userId]);
  const newCard = await scene.saveCard(
    item.pledgeId,
    { userId: item.userId, email: person!.email },
    'pm_card_mastercard',
  );
  expect(await scene.charge(item, 2, newCard)).toEqual({ kind: 'succeeded' });
  expect(await scene.books(item.itemId)).toHaveLength(1);
});

it('an attempt freezes its card and its amount', async () => {
  const item = await scene.item();
  await scene.sandbox.faults({ kind: 'rate_limit', match: { path: '/confirm$', count: 1 } });
  expect(await scene.charge(item)).toMatchObject({ kind: 'busy' });
  const other = await scene.item('pm_card_sandbox_decline_always_lost_card');
  expect(await scene.charge(item, 1, other.cardId)).toEqual({ kind: 'succeeded' });
  expect(await scene.attempts(item.itemId)).toEqual([expect.objectContaining({ payment_method_id: item.cardId })]);
});

it('429: nothing is done, Retry-After is told, and the same key follows', async () => {
  const item = await scene.item();
  await scene.sandbox.faults({ kind: 'rate_limit', ms: 2_000, match: { path: '/confirm$', count: 1 } });
  expect(await scene.charge(item)).toEqual({ kind: 'busy', retryAfterMs: 2_000 });
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'created' });
  const began = performance.now();
  expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
  // Nobody calls that endpoint before the silence that the provider asked for is over.
  expect(performance.now() - began).toBeGreaterThan(1_000);
  const confirmed = await scene.sandbox.requests(/\/confirm$/);
  const keys = confirmed.map((request) => request.idempotency_key).filter((key) => key?.includes(item.itemId));
  expect(keys).toEqual([`pic:${item.itemId}:1`, `pic:${item.itemId}:1`]);
});

it('a card that was removed is a hard decline', async () => {
  const item = await scene.item();
  await scene.sandbox.stripe.paymentMethods.detach(item.cardId);
  expect(await scene.charge(item)).toMatchObject({ kind: 'hard_decline' });
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'declined' });
  expect(await scene.told(item.itemId)).toEqual([
    { event: 'payment.declined', payload: expect.objectContaining({ kind: 'hard_decline', attempt: 1 }) },
  ]);
});

it('payment_intent_unexpected_state: what happened behind our back is read and recorded', async () => {
  const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
  await scene.charge(item, 1);
  const { provider_id } = await scene.payment(item.itemId);
  await scene.sandbox.faults({ kind: 'lost', match: { path: '.*' } });
  await scene.sandbox.stripe.paymentIntents.confirm(provider_id!, { payment_method: item.cardId, off_session: true });
  expect(await scene.charge(item, 2)).toEqual({ kind: 'succeeded' });
  expect(await scene.books(item.itemId)).toEqual([expect.objectContaining({ succeeded_charges: 1 })]);
});

it('any other 400 is for staff: nothing is failed, and it can be tried again', async () => {
  const item = await scene.item('pm_card_visa', { amount: 10n });
  expect(await scene.charge(item)).toEqual({ kind: 'refused', code: 'amount_too_small' });
  expect(await scene.payment(item.itemId)).toMatchObject({ state: 'created', provider_id: null });
  expect(await scene.told(item.itemId)).toEqual([]);
  expect(await scene.charge(item)).toEqual({ kind: 'refused', code: 'amount_too_small' });
});
