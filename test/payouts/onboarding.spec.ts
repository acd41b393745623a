// Guarantee: a recipient may be paid exactly while the provider says so and under the published name; coming back from the
// provider's pages proves nothing, and lost answers and lost webhooks leave one account.
import { DataSource } from 'typeorm';
import { recipientTransitions } from '../../src/projects/index.js';
import { payoutLineTransitions, payoutTransitions } from '../../src/payouts/index.js';
import { aMember, type TestPerson } from '../support/people.js';
import { expectSameTransitions } from '../support/transitions.js';
import { PayoutScene } from './scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const recipient = { legalName: 'Makers Cooperative', country: 'BE' };

async function aRecipient(over: object = {}): Promise<TestPerson> {
  const person = await aMember(scene.running);
  await scene.settlement.ok('POST', '/v1/recipients', { token: person.token, body: { ...recipient, ...over } });
  return person;
}

const link = ({ token }: TestPerson) => scene.call('POST', '/v1/recipients/me/onboarding-link', { token });
const transfersOf = async ({ token }: TestPerson): Promise<string> =>
  (await scene.settlement.ok('GET', '/v1/recipients/me', { token })).transfers;

/** How many accounts the provider has for this person. */
async function accountsOf({ email }: TestPerson): Promise<number> {
  let count = 0;
  for await (const account of scene.sandbox.stripe.v2.core.accounts.list())
    if (account.contact_email === email) count += 1;
  return count;
}

it('is made once per member, with a name and a country', async () => {
  const person = await aRecipient();
  const { token } = person;
  const me = await scene.call('GET', '/v1/recipients/me', { token });
  expect(me.body).toMatchObject({ ...recipient, transfers: 'none', checkedAt: null });
  const again = await scene.call('POST', '/v1/recipients', { token, body: recipient });
  expect([again.status, again.body.type]).toEqual([409, '/problems/recipient-exists']);
  for (const body of [{ ...recipient, country: 'Belgium' }, { country: 'BE' }, { ...recipient, more: 1 }]) {
    expect((await scene.call('POST', '/v1/recipients', { token, body })).status).toBe(400);
  }
  const stranger = await aMember(scene.running);
  expect((await scene.call('GET', '/v1/recipients/me', { token: stranger.token })).status).toBe(404);
  expect((await link(stranger)).status).toBe(404);
  expect((await scene.call('POST', '/v1/recipients', { body: recipient })).status).toBe(401);
});

it('answers a repeated request with the first recipient', async () => {
  const { token } = await aMember(scene.running);
  const headers = { 'idempotency-key': 'one-recipient' };
  const [first, second] = [
    await scene.call('POST', '/v1/recipients', { token, headers, body: recipient }),
    await scene.call('POST', '/v1/recipients', { token, headers, body: recipient }),
  ];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
});

it('gets another link for each click, to one account, and is active only when the provider says so', async () => {
  const person = await aRecipient();
  const links = await Promise.all([link(person), link(person), link(person)]);
  expect(links.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(links.map(({ body }) => body.url)).size).toBe(3);
  expect(await accountsOf(person)).toBe(1);
  // The return page is only a page.
  await scene.call('GET', '/v1/recipients/me', { token: person.token });
  await scene.settlement.idle();
  expect(await transfersOf(person)).not.toBe('active');
  await scene.sandbox.browser.onboard(links[0]?.body.url);
  await scene.settlement.idle();
  expect(await transfersOf(person)).toBe('active');
});

it('is restricted when the provider says so later on, and active again when it does', async () => {
  const { owner, accountId } = await scene.aCreator();
  const steps = [
    ['requirement_due', 'restricted'],
    ['complete', 'active'],
    ['rejected', 'restricted'],
  ] as const;
  for (const [outcome, state] of steps) {
    await scene.sandbox.control('POST', `accounts/${accountId}`, { outcome });
    await scene.settlement.idle();
    expect(await transfersOf(owner)).toBe(state);
  }
});

it('is not paid under another name than the published one', async () => {
  const { owner: person, accountId } = await scene.aCreator();
  await scene.sql(`update recipients set legal_name = 'Somebody Else' where user_id = $1`, [person.userId]);
  await scene.sandbox.control('POST', `accounts/${accountId}`, { outcome: 'complete' });
  await scene.settlement.idle();
  expect(await transfersOf(person)).toBe('restricted');
  const [last] = await scene.sql<{ reason: string }>(
    `select reason from state_changes h join recipients r on r.id = h.entity_id where r.user_id = $1 order by h.id desc limit 1`,
    [person.userId],
  );
  expect(last?.reason).toBe('name differs');
});

it('keeps one account when the answer of its making is lost', async () => {
  const person = await aRecipient();
  await scene.sandbox.faults({
    kind: 'body_cut_after_commit',
    match: { method: 'POST', path: '/v2/core/accounts$', count: 1 },
  });
  const lost = await link(person);
  expect([lost.status, lost.body.type]).toEqual([503, '/problems/payments-unreachable']);
  expect(lost.headers.get('retry-after')).toBeTruthy();
  expect((await link(person)).status).toBe(200);
  expect(await accountsOf(person)).toBe(1);
});

it('learns from a click what a lost webhook had told', async () => {
  const person = await aRecipient();
  const { body } = await link(person);
  await scene.settlement.idle();
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'v2\\.core|external_account' } });
  await scene.sandbox.browser.onboard(body.url);
  await scene.settlement.idle();
  expect(await transfersOf(person)).toBe('restricted');
  await link(person);
  expect(await transfersOf(person)).toBe('active');
});

it('ignores accounts that are none of ours', async () => {
  const { stripe } = scene.sandbox;
  const before = await scene.sql('select id from recipients');
  await stripe.v2.core.accounts.create({
    contact_email: 'stranger@example.org',
    dashboard: 'express',
    identity: { country: 'be' },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    metadata: { recipient: 'not-an-id' },
  });
  await scene.settlement.idle();
  expect(await scene.sql('select id from recipients')).toHaveLength(before.length);
});

it('has the transitions of the migrations', async () => {
  const dataSource = scene.running.app.get(DataSource);
  await expectSameTransitions(dataSource, 'payout', payoutTransitions, 'prepared');
  await expectSameTransitions(dataSource, 'payout_line', payoutLineTransitions, 'prepared');
  await expectSameTransitions(dataSource, 'recipient', recipientTransitions, 'none');
});
