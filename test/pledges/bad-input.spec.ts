// Guarantee: whatever is wrong with a pledge is refused with a problem that says so, and nothing is written.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { expectInvariants } from '../support/invariants.js';
import { aMember } from '../support/people.js';
import { whatIsWritten } from '../support/written.js';
import { consentTo, pledge, type TestPledge } from './pledging.js';

let running: RunningApp;
let db: DataSource;
let campaign: LiveCampaign;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api', SETTLEMENT_CURRENCIES: 'EUR,JPY' } });
  db = running.app.get(DataSource);
  campaign = await aLiveCampaign(db, { rewards: [{ price: 1000n, stock: 0 }] });
});
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

const written = () => whatIsWritten(db);

const money = (amount: unknown, currency: unknown = 'EUR') => ({ more: { amount: { amount, currency } } });

const cases: [string, TestPledge, number, string][] = [
  ['amount 0', money(0), 400, 'malformed-input'],
  ['amount −1', money(-1), 400, 'malformed-input'],
  ['amount 2.5', money(2.5), 400, 'malformed-input'],
  ['amount 1e21', money(1e21), 400, 'malformed-input'],
  ['amount as a string', money('2500'), 400, 'malformed-input'],
  ['amount null', money(null), 400, 'malformed-input'],
  ['an unknown currency', money(2500, 'EUX'), 400, 'malformed-input'],
  ['another currency', money(2500, 'JPY'), 422, 'wrong-currency'],
  ['a tip in another currency', { more: { tip: { amount: 100, currency: 'JPY' } } }, 422, 'wrong-currency'],
  ['less than a card can be charged', { amount: 49 }, 422, 'amount-not-chargeable'],
  ['an unknown field', { more: { priority: 1 } }, 400, 'malformed-input'],
  ['an unknown field inside', { more: { consent: { version: 'x', sentence: 'y', z: 1 } } }, 400, 'malformed-input'],
  ['a wrong type', { more: { rewards: 'mug' } }, 400, 'malformed-input'],
  ['a bad UUID', { more: { rewards: [{ rewardId: 'mug', quantity: 1 }] } }, 400, 'malformed-input'],
  [
    'a quantity of 0',
    { more: { rewards: [{ rewardId: '01890000-0000-7000-8000-000000000000', quantity: 0 }] } },
    400,
    'malformed-input',
  ],
  ['a NUL byte', { more: { guest: { email: 'a@example.org', displayName: 'a\u0000b' } } }, 400, 'malformed-input'],
  [
    '1 MB of text',
    { more: { guest: { email: 'a@example.org', displayName: 'x'.repeat(1_000_000) } } },
    413,
    'body-too-large',
  ],
  ['nobody', { more: { guest: undefined } }, 422, 'backer-unknown'],
  [
    'a consent that was never shown',
    { more: { consent: { version: '1', sentence: 'Yes.' } } },
    422,
    'consent-outdated',
  ],
  [
    'a reward of nobody',
    { more: { rewards: [{ rewardId: '01890000-0000-7000-8000-000000000000', quantity: 1 }] } },
    422,
    'reward-not-offered',
  ],
];

it.each(cases)('refuses %s', async (_, wanted, status, code) => {
  const before = await written();
  const answer = await pledge(running, campaign, wanted);
  expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.detail.length).toBeGreaterThan(10);
  expect(await written()).toEqual(before);
});

it('refuses a reward that is sold out', async () => {
  const before = await written();
  const { status, body } = await pledge(running, campaign, { rewardId: campaign.rewards[0]?.id });
  expect([status, body.type]).toEqual([409, '/problems/reward-sold-out']);
  expect(await written()).toEqual(before);
});

it('gives back the sentence that has to be shown, and takes it', async () => {
  const outdated = await pledge(running, campaign, { more: { consent: { version: '1', sentence: 'Yes.' } } });
  const { version, sentence } = outdated.body.consent;
  expect(await consentTo(running, campaign, 2500)).toEqual({ version, sentence });
  const { status } = await pledge(running, campaign, { more: { consent: { version, sentence } } });
  expect(status).toBe(201);
});

it('shows a pledge to its backer and to nobody else', async () => {
  const [owner, stranger] = [await aMember(running), await aMember(running)];
  const mine = await pledge(running, campaign, { token: owner.token });
  const guests = await pledge(running, campaign);
  const link = { headers: { authorization: `Link ${guests.body.link}` } };
  const path = `/v1/pledges/${mine.body.id}`;
  expect((await running.call('GET', path, { token: owner.token })).status).toBe(200);
  expect((await running.call('GET', path, { token: stranger.token })).status).toBe(404);
  expect((await running.call('GET', path, link)).status).toBe(404);
  expect((await running.call('GET', path)).status).toBe(401);
  for (const verb of ['cancel', 'setup', 'setup/return', 'payment', 'payment/return']) {
    expect((await running.call('POST', `${path}/${verb}`, { token: stranger.token, body: {} })).status).toBe(404);
  }
  expect((await running.call('GET', `/v1/pledges/${guests.body.id}`, link)).body.id).toBe(guests.body.id);
  expect((await running.call('GET', '/v1/pledges/not-a-uuid', { token: owner.token })).body.type).toBe(
    '/problems/malformed-id',
  );
});

it('refuses a pledge at the deadline and after it, but not a millisecond before', async () => {
  const short = await aLiveCampaign(db, { runsMs: 3_600_000 });
  const consent = await consentTo(running, short, 2500);
  const [clock] = await rows<{ now: Date }>(db, 'select tally_now() as now');
  const rest = short.deadline.getTime() - (clock?.now.getTime() ?? 0);
  await running.call('POST', '/v1/admin/clock', { body: { advanceMs: rest - 1_500 } });
  expect((await pledge(running, short, { more: { consent } })).status).toBe(201);
  await running.call('POST', '/v1/admin/clock', { body: { now: short.deadline.toISOString() } });
  const before = await written();
  const late = await pledge(running, short, { more: { consent } });
  expect([late.status, late.body.type]).toEqual([409, '/problems/deadline-passed']);
  expect(await written()).toEqual(before);
});
