import { randomBytes } from 'node:crypto';
import { Database, rows } from '../../src/platform/database/index.js';
import { currentTerms, type Role, SignedLinks } from '../../src/users/index.js';
import { Attempts } from '../../src/users/attempts.js';
import { type Answer, type RunningApp } from './app.js';

/** A person who can act in a test. */
export interface TestPerson {
  readonly userId: string;
  /** Of a session; send it as `call(method, path, { token })`. */
  readonly token: string;
  readonly email: string;
  readonly password: string;
}

export interface TestPersonOptions {
  readonly email?: string;
  readonly displayName?: string;
  readonly locale?: 'en' | 'fr' | 'nl';
}

type Running = Pick<RunningApp, 'app' | 'call'>;

export const goodPassword = 'a stick split in two halves';

/** An address that no other test uses. */
export const anEmail = (): string => `person-${randomBytes(6).toString('hex')}@example.org`;

/** A member whose address is verified, signed in: all over HTTP but for the link, which is computed as its mail would. */
export async function aMember(running: Running, options: TestPersonOptions = {}): Promise<TestPerson> {
  const { email = anEmail(), displayName = 'Ada Lovelace', locale = 'en' } = options;
  // All the people of a test come from one network, which a real one would have to wait for.
  await freeNetwork(running);
  const body = { email, password: goodPassword, displayName, locale, acceptTerms: currentTerms };
  expectStatus(await running.call('POST', '/v1/users', { body }), 202);
  const token = await challengeToken(running, email, 'verify_email');
  expectStatus(await running.call('POST', '/v1/users/verify-email', { body: { token } }), 204);
  return signIn(running, email);
}

/** A member with these roles, in effect for 25 hours of business time, so that they may approve. */
export async function staff(running: Running, ...roles: Role[]): Promise<TestPerson> {
  const person = await aMember(running, { displayName: `Staff ${roles.join(', ')}` });
  await grant(running, person.userId, roles, 25);
  return person;
}

/** Gives roles by SQL, as if two owners had done it `hoursAgo`. */
export async function grant(running: Running, userId: string, roles: readonly Role[], hoursAgo: number): Promise<void> {
  await running.app.get(Database).inTransaction(async (tx) => {
    await rows(
      tx,
      `insert into role_grants (user_id, role, proposed_at, approved_at)
       select $1, role, at, at from unnest($2::text[]) as role, (select tally_now() - make_interval(hours => $3) as at) as t`,
      [userId, roles, hoursAgo],
    );
  });
}

/** A new session of a member. */
export async function signIn(running: Running, email: string, password = goodPassword): Promise<TestPerson> {
  await freeNetwork(running);
  const answer = expectStatus(await running.call('POST', '/v1/sessions', { body: { email, password } }), 201);
  return { userId: answer.body.userId, token: answer.body.token, email, password };
}

/** The token in the newest mail of this purpose to the address. */
export async function challengeToken(
  { app }: Pick<Running, 'app'>,
  email: string,
  purpose: 'verify_email' | 'reset_password' | 'sign_in',
): Promise<string> {
  const [challenge] = await app.get(Database).read<{ id: string }>(
    `select c.id from email_challenges c join users u on u.id = c.user_id
     where u.email = lower($1) and c.purpose = $2 order by c.id desc limit 1`,
    [email, purpose],
  );
  if (!challenge) throw new Error(`Nobody was asked to ${purpose} at ${email}`);
  return app.get(SignedLinks).sign(purpose, challenge.id);
}

/** Forgets what the test's own network tried so far. */
export async function freeNetwork({ app }: Pick<Running, 'app'>): Promise<void> {
  const attempts = app.get(Attempts);
  for (const attempt of [
    'registrationByNetwork',
    'signInByNetwork',
    'challengeByNetwork',
    'resetByNetwork',
    'signInLinkByNetwork',
  ] as const) {
    await attempts.forget(attempt, '127.0.0.1');
  }
}

function expectStatus<A extends Answer>(answer: A, status: number): A {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
