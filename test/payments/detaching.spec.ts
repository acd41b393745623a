// Guarantee: a card that no pledge needs is detached at the provider, once, whatever is lost, refused or dies on the way;
// and one that any pledge still needs is not.
import { randomUUID } from 'node:crypto';
import { LetCardsGo } from '../../src/payments/index.js';
import { Database } from '../../src/platform/database/index.js';
import { moveClock, workOf } from '../support/time.js';
import { until } from '../support/until.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open({ settings: { STRIPE_TIMEOUT_MS: '1500' } });
});
afterAll(async () => {
  await scene.expectInvariants();
  await scene.stop();
});
afterEach(() => scene.sandbox.faults());

/** A card whose saving has been recorded. */
async function recorded(card?: string) {
  const saved = await scene.savedCard(card);
  await scene.idle();
  return saved;
}

const letGo = async (pledgeId: string, paymentMethodId: string | null = null) =>
  scene.get(Database).inTransaction((tx) => scene.get(LetCardsGo).execute(tx, [{ pledgeId, paymentMethodId }]));

const ownerOf = async (card: string) => (await scene.sandbox.stripe.paymentMethods.retrieve(card)).customer;

const isRecorded = async (card: string) => {
  const found = await scene.sql('select 1 from card_setups where payment_method_id = $1 and detached_at is null', [
    card,
  ]);
  return found.length === 0;
};

/** When the card is asked about again; null when it is not. */
const dueAt = async (card: string) => {
  const [row] = await scene.sql<{ detach_at: Date | null }>(
    'select detach_at from card_setups where payment_method_id = $1',
    [card],
  );
  return row?.detach_at ?? null;
};

const calls = async (card: string) => {
  const found = await scene.sandbox.requests(new RegExp(`^/v1/payment_methods/${card}/detach$`));
  return found.map(({ status }) => status);
};

/** How often the provider says that it happened. */
const detachedEvents = async (card: string) => {
  const { data } = await scene.sandbox.stripe.events.list({ type: 'payment_method.detached', limit: 100 });
  return data.filter((event) => (event.data.object as { id: string }).id === card).length;
};

async function anHourLater(): Promise<void> {
  const timeline = { url: scene.running.url, sandboxUrl: scene.sandbox.url };
  const { now } = await workOf(timeline);
  await moveClock(timeline, new Date(new Date(now).getTime() + 3_601_000));
}

it('a card that was let go is detached and that is recorded; letting it go again asks nothing', async () => {
  const { pledgeId, cardId } = await recorded();
  expect(await ownerOf(cardId)).not.toBeNull();
  await letGo(pledgeId);
  await until(() => isRecorded(cardId));
  expect(await ownerOf(cardId)).toBeNull();
  await letGo(pledgeId);
  await anHourLater();
  expect(await dueAt(cardId)).toBeNull();
  expect(await calls(cardId)).toEqual([200]);
});

it.each([
  ['a 500 before it was done', { kind: 'error_before_commit' }],
  ['too many requests', { kind: 'rate_limit', ms: 1_000 }],
  ['a 500 after it was done', { kind: 'error_after_commit' }],
  ['an answer cut in the middle', { kind: 'body_cut_after_commit' }],
  ['no answer', { kind: 'hang_after_commit', ms: 3_000 }],
])('%s: asked again in an hour, detached once', async (_what, fault) => {
  const { pledgeId, cardId } = await recorded();
  await scene.sandbox.faults({ ...fault, match: { method: 'POST', path: `/${cardId}/detach$` } });
  await letGo(pledgeId);
  await until(async () => (await calls(cardId)).length === 1, 10_000);
  expect(await isRecorded(cardId)).toBe(false);
  await scene.sandbox.faults();
  await anHourLater();
  await until(() => isRecorded(cardId));
  expect(await ownerOf(cardId)).toBeNull();
  expect(await detachedEvents(cardId)).toBe(1);
});

it('dead between the call and its record: the next one finds it gone', async () => {
  const { pledgeId, cardId } = await recorded();
  await scene.sql(`
    create function refuse_record() returns trigger language plpgsql as $$ begin raise exception 'dead'; end $$;
    create trigger dead before update on card_setups for each row when (new.detached_at is not null)
      execute function refuse_record();
  `);
  await letGo(pledgeId);
  await until(async () => (await ownerOf(cardId)) === null);
  expect(await isRecorded(cardId)).toBe(false);
  await scene.sql('drop trigger dead on card_setups; drop function refuse_record()');
  await anHourLater();
  await until(() => isRecorded(cardId), 10_000);
  expect(await calls(cardId)).toEqual([200, 400]);
  expect(await detachedEvents(cardId)).toBe(1);
});

it('a refusal for another reason is no proof: while the card is there it stays on the list', async () => {
  const { pledgeId, cardId } = await recorded();
  const doubts = { kind: 'error_before_commit', match: { method: 'GET', path: `/${cardId}$` } };
  await scene.sandbox.stripe.paymentMethods.detach(cardId);
  await scene.sandbox.faults(doubts);
  await letGo(pledgeId);
  await until(async () => (await scene.sandbox.requests(new RegExp(`/${cardId}$`))).length === 1);
  expect(await isRecorded(cardId)).toBe(false);
  await scene.sandbox.faults();
  await anHourLater();
  await until(() => isRecorded(cardId));
});

it('the very same card saved for two pledges goes with the second', async () => {
  const person = await scene.person();
  const [first, second] = [randomUUID(), randomUUID()];
  const cardId = await scene.saveCard(first, person);
  expect(await scene.saveCard(second, person, cardId)).toBe(cardId);
  await scene.idle();
  await letGo(first);
  await anHourLater();
  expect((await workOf({ url: scene.running.url })).due.map(({ name }) => name)).not.toContain('payments.detach-cards');
  expect(await ownerOf(cardId)).not.toBeNull();
  expect(await calls(cardId)).toEqual([]);
  await letGo(second);
  await until(() => isRecorded(cardId));
  expect(await ownerOf(cardId)).toBeNull();
  expect(await detachedEvents(cardId)).toBe(1);
});

it('of a pledge that goes on only what was saved before its card goes', async () => {
  const person = await scene.person();
  const pledgeId = randomUUID();
  const cards: string[] = [];
  for (const name of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex']) {
    cards.push(await scene.saveCard(pledgeId, person, name));
    await scene.idle();
  }
  const [replaced = '', used = '', newer = ''] = cards;
  await letGo(pledgeId, used);
  await until(() => isRecorded(replaced));
  expect(await Promise.all(cards.map(ownerOf))).toEqual([null, await ownerOf(newer), await ownerOf(newer)]);
  expect(await ownerOf(newer)).not.toBeNull();
});
