// Guarantee: a guest who has lost their letters gets one letter with a link to each open pledge of theirs; any address
// gets the same answer, nobody else's pledge is in it, and a mailbox cannot be filled by asking again and again.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { attemptLimits } from '../../src/users/attempts.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { Forms } from '../support/forms.js';
import { expectInvariants } from '../support/invariants.js';
import { aMember, anEmail } from '../support/people.js';
import { until } from '../support/until.js';
import { pledge } from './pledging.js';

let running: RunningApp;
let db: DataSource;
let campaign: LiveCampaign;

beforeAll(async () => {
  running = await startApp();
  db = running.app.get(DataSource);
  campaign = await aLiveCampaign(db);
}, 120_000);
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

const ask = (email: string) => running.call('POST', '/v1/pledges/links', { body: { email } });
const lettersTo = (email: string) =>
  rows<{ body: string }>(db, `select body from mails where address = $1 and kind = 'pledgeLinks' order by id`, [email]);
async function letterAfter(email: string, count: number): Promise<string> {
  await until(async () => (await lettersTo(email)).length === count);
  return (await lettersTo(email)).at(-1)?.body ?? '';
}

it('sends one letter with a link to each open pledge, which opens it', async () => {
  const email = anEmail();
  const [first, second, over] = [
    await pledge(running, campaign, { guest: email }),
    await pledge(running, campaign, { guest: email.toUpperCase(), amount: 4_000 }),
    await pledge(running, campaign, { guest: email }),
  ];
  const others = await pledge(running, campaign);
  const cancelled = await running.call('POST', `/v1/pledges/${over.body.id}/cancel`, {
    headers: { authorization: `Link ${over.body.link}` },
    body: {},
  });
  expect(cancelled.status).toBeLessThan(300);

  expect((await ask(` ${email} `.trim().toUpperCase())).status).toBe(202);
  const letter = await letterAfter(email, 1);
  const links = [...letter.matchAll(/\/en\/pledges\/([0-9a-f-]{36})\?link=([\w-]{72})/g)];
  expect(links.map(([, id]) => id).sort()).toEqual([first.body.id, second.body.id].sort());
  expect(letter).not.toContain(others.body.id);
  for (const [, id, link] of links) {
    const read = await running.call('GET', `/v1/pledges/${id}`, { headers: { authorization: `Link ${link}` } });
    expect([read.status, read.body.id]).toEqual([200, id]);
  }
});

it('answers the same for an address that is nobody’s or a member’s, and writes to neither', async () => {
  const member = await aMember(running);
  await pledge(running, campaign, { token: member.token });
  const email = anEmail();
  await pledge(running, campaign, { guest: email });
  const answers = [await ask(email), await ask(member.email), await ask(anEmail())];
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  await letterAfter(email, 1);
  expect(await lettersTo(member.email)).toEqual([]);
});

it('writes three times a day to one address, and the answer says nothing of it', async () => {
  const email = anEmail();
  await pledge(running, campaign, { guest: email });
  const { limit } = attemptLimits.pledgeLinksByAddress;
  const answers = await Promise.all(Array.from({ length: limit + 3 }, () => ask(email)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  await letterAfter(email, limit);
  await ask(email);
  expect(await lettersTo(email)).toHaveLength(limit);
});

it('is a page, too', async () => {
  const email = anEmail();
  await pledge(running, campaign, { guest: email });
  const visitor = new Forms(running);
  expect((await visitor.get('/nl/find-my-pledges')).text).toContain('Stuur mij mijn toezeggingen');
  const wrong = await visitor.post('/nl/find-my-pledges', { email: 'nobody' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('id="f-email-error"')]);
  expect((await visitor.post('/nl/find-my-pledges', { email })).to).toBe('/nl/find-my-pledges?sent');
  expect((await visitor.get('/nl/find-my-pledges?sent')).text).toContain('openstaan');
  await letterAfter(email, 1);
});

it('counts a network over many addresses', async () => {
  const { limit } = attemptLimits.pledgeLinksByNetwork;
  const answers = await Promise.all(Array.from({ length: limit + 1 }, () => ask(anEmail())));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
});
