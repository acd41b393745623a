import { Secret, TOTP } from 'otpauth';
import { Database, rows } from '../../src/platform/database/index.js';
import { type RunningApp } from './app.js';
import { type TestPerson } from './people.js';

type Running = Pick<RunningApp, 'app' | 'call'>;

/** What an authenticator app shows for this secret, so many seconds from now. */
export const codeOf = (secret: string, seconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + seconds * 1000 });

/** Lets a code that was taken be taken again, so that a test need not wait for the next one. */
export const forgetSteps = ({ app }: Pick<Running, 'app'>, { userId }: Pick<TestPerson, 'userId'>): Promise<unknown> =>
  app
    .get(Database)
    .inTransaction((tx) => rows(tx, 'update totp_factors set last_step = 0 where user_id = $1', [userId]));

/** Sets up an authenticator app for this person, whose session has just begun. */
export async function anApp(
  running: Running,
  person: TestPerson,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const { token } = person;
  const { body: begun } = await running.call('POST', '/v1/me/totp', { token });
  const code = codeOf(begun.secret);
  const { status, body } = await running.call('POST', '/v1/me/totp/confirm', { token, body: { code } });
  if (status !== 200) throw new Error(`Expected 200, got ${status}: ${JSON.stringify(body)}`);
  await forgetSteps(running, person);
  return { secret: begun.secret, recoveryCodes: body.recoveryCodes };
}
