// Guarantee: a link in a mail signs in once, within fifteen minutes, by a button and not by being opened; known and
// unknown addresses get the same answer; it stands for the password and for no second factor.
import { Database, rows } from '../../src/platform/database/index.js';
import { SignedLinks } from '../../src/users/index.js';
import { attemptLimits } from '../../src/users/attempts.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember, anEmail, challengeToken, freeNetwork } from '../support/people.js';
import { anApp, codeOf } from '../support/second-factor.js';

let running: RunningApp;
let database: Database;

beforeAll(async () => {
  running = await startApp();
  database = running.app.get(Database);
}, 120_000);
afterAll(() => running.stop());
beforeEach(() => freeNetwork(running));

const ask = (email: string) => running.call('POST', '/v1/sign-in-links', { body: { email } });
const open = (token: string) => running.call('POST', '/v1/sessions/link', { body: { token } });

async function linkOf(email: string): Promise<string> {
  expect((await ask(email)).status).toBe(202);
  return challengeToken(running, email, 'sign_in');
}

it('signs in once, and ends the others that were asked for', async () => {
  const member = await aMember(running);
  const [first, second] = [await linkOf(member.email), await linkOf(member.email)];
  const answers = await Promise.all([open(second), open(second), open(second)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  const signedIn = answers.find(({ status }) => status === 201);
  expect((await running.call('GET', '/v1/me', { token: signedIn?.body.token })).body.id).toBe(member.userId);
  expect((await open(first)).body.type).toBe('/problems/challenge-over');
});

it('answers the same for an address that is nobody’s, and writes to nobody', async () => {
  const { email } = await aMember(running);
  const count = async () =>
    (await database.read('select 1 from email_challenges where purpose = $1', ['sign_in'])).length;
  const before = await count();
  const [known, unknown] = [await ask(email), await ask(anEmail())];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(await count()).toBe(before + 1);
});

it('holds for fifteen minutes', async () => {
  const { email } = await aMember(running);
  const token = await linkOf(email);
  const [row] = await database.read<{ seconds: number }>(
    `select extract(epoch from expires_at - created_at)::int as seconds from email_challenges order by id desc limit 1`,
  );
  expect(row?.seconds).toBe(900);
  await database.inTransaction((tx) =>
    rows(tx, `update email_challenges set expires_at = clock_timestamp() where purpose = 'sign_in'`),
  );
  expect((await open(token)).status).toBe(422);
});

it('is no link of another purpose, and no forged one', async () => {
  const member = await aMember(running);
  await linkOf(member.email);
  const reset = running.app.get(SignedLinks).sign('reset_password', member.userId);
  for (const token of [reset, 'x', `${await linkOf(member.email)}A`]) expect((await open(token)).status).toBe(422);
});

it('asks for the second factor of those who have one', async () => {
  const member = await aMember(running);
  const { secret } = await anApp(running, member);
  const { status, body } = await open(await linkOf(member.email));
  expect([status, body.type]).toEqual([401, '/problems/second-factor-required']);
  const finished = await running.call('POST', '/v1/sessions/second-factor', {
    body: { pending: body.pending, code: codeOf(secret) },
  });
  expect(finished.status).toBe(201);
});

it('does not do for what needs the password', async () => {
  const { email } = await aMember(running);
  const { body } = await open(await linkOf(email));
  const refused = await running.call('POST', '/v1/me/totp', { token: body.token });
  expect([refused.status, refused.body.type]).toEqual([403, '/problems/step-up-required']);
});

it('is sent five times a day to one address, and the answer says nothing of it', async () => {
  const { email } = await aMember(running);
  const { limit } = attemptLimits.mailByAddress;
  const sent = () =>
    database.read(
      `select 1 from email_challenges c join users u on u.id = c.user_id where u.email = $1 and c.purpose = 'sign_in'`,
      [email],
    );
  for (let i = 0; i < limit + 2; i += 1) expect((await ask(email)).status).toBe(202);
  // The registration took one of the mails.
  expect((await sent()).length).toBe(limit - 1);
});

describe('on pages', () => {
  it('opening the link shows a button, and the button signs in', async () => {
    const { email } = await aMember(running);
    const visitor = new Forms(running);
    expect((await visitor.post('/fr/sign-in/link', { email })).to).toBe('/fr/sign-in/link?sent');
    const token = await challengeToken(running, email, 'sign_in');
    for (let i = 0; i < 2; i += 1) {
      const shown = await visitor.get(`/fr/sign-in/link?token=${token}`);
      expect([shown.status, hiddenIn(shown, 'token')]).toEqual([200, token]);
      expect(shown.headers.get('set-cookie')).toBeNull();
    }
    const done = await visitor.post('/fr/sign-in/link/open', { token });
    expect([done.to, done.headers.get('set-cookie')]).toEqual([
      '/fr',
      expect.stringContaining('__Host-tally=tally_s_'),
    ]);
    const again = await visitor.post('/fr/sign-in/link/open', { token });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('/fr/sign-in/link"')]);
  });

  it('an address that is none is told at its field', async () => {
    const { status, text } = await new Forms(running).post('/nl/sign-in/link', { email: 'nobody' });
    expect([status, text]).toEqual([422, expect.stringContaining('id="f-email-error"')]);
  });
});
