// Guarantee: whoever registers, registers again or forgets the password gets one mail in their language, with a link
// whose token works.
import { startApp, type RunningApp } from '../support/app.js';
import { anEmail, goodPassword } from '../support/people.js';
import { until } from '../support/until.js';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp({
    settings: { OPERATOR_NAME: 'Commons of Ghent', OPERATOR_ADDRESS: 'Kouter 1, 9000 Gent' },
  });
});
afterAll(() => running.stop());

interface Mail {
  id: string;
  to: string;
  kind: string;
  locale: string;
  subject: string;
  body: string;
  sentAt: string | null;
}

async function mailsTo(email: string, count: number): Promise<Mail[]> {
  let data: Mail[] = [];
  await until(async () => {
    ({ data } = (await running.call('GET', `/dev/mail.json?to=${encodeURIComponent(email)}`)).body);
    return data.length >= count && data.every(({ sentAt }) => sentAt !== null);
  });
  return data;
}

const register = (email: string, locale: string) =>
  running.call('POST', '/v1/users', {
    body: { email, password: goodPassword, displayName: 'Zoë', locale, acceptTerms: '2026-11' },
  });

const tokenIn = (mail: Mail | undefined, path: string): string =>
  new RegExp(`${path}\\?token=([\\w-]+)`).exec(mail?.body ?? '')?.[1] ?? '';

async function aMemberByMail(locale: string): Promise<string> {
  const email = anEmail();
  await register(email, locale);
  const [mail] = await mailsTo(email, 1);
  const body = { token: tokenIn(mail, '/verify-email') };
  expect((await running.call('POST', '/v1/users/verify-email', { body })).status).toBe(204);
  return email;
}

it.each([
  ['en', 'Hello Zoë,', 'Please confirm your e-mail address'],
  ['fr', 'Bonjour Zoë,', 'Merci de confirmer votre adresse e-mail'],
  ['nl', 'Dag Zoë,', 'Bevestig uw e-mailadres'],
])('a registration in %s', async (locale, hello, subject) => {
  const email = anEmail();
  await register(email, locale);
  const [mail] = await mailsTo(email, 1);
  expect(mail).toMatchObject({ to: email, kind: 'verifyEmail', locale, subject });
  expect(mail?.body).toContain(hello);
  expect(mail?.body).toContain('Commons of Ghent\nKouter 1, 9000 Gent');
  const body = { token: tokenIn(mail, `http://localhost:3000/${locale}/verify-email`) };
  expect((await running.call('POST', '/v1/users/verify-email', { body })).status).toBe(204);
});

it('a member who registers again is told that there is an account, once a day', async () => {
  const email = await aMemberByMail('en');
  await register(email, 'en');
  await register(email, 'en');
  const kinds = (await mailsTo(email, 2)).map(({ kind }) => kind);
  expect(kinds).toEqual(['alreadyRegistered', 'verifyEmail']);
});

it('a forgotten password', async () => {
  const email = await aMemberByMail('fr');
  await running.call('POST', '/v1/password-resets', { body: { email } });
  const [mail] = await mailsTo(email, 2);
  expect(mail).toMatchObject({ kind: 'resetPassword', subject: 'Choisissez un nouveau mot de passe' });
  const body = { token: tokenIn(mail, '/reset-password'), password: 'another good pass phrase' };
  expect((await running.call('POST', '/v1/password-resets/complete', { body })).status).toBe(204);
});

it('shows mails as pages, escaped, and page by page', async () => {
  const list = await running.call<string>('GET', '/dev/mail');
  expect(list.headers.get('content-type')).toContain('text/html');
  const first = await running.call('GET', '/dev/mail.json?limit=1');
  expect(first.body.data).toHaveLength(1);
  const second = await running.call('GET', `/dev/mail.json?limit=1&after=${first.body.next}`);
  expect(second.body.data[0].id < first.body.data[0].id).toBe(true);
  const page = await running.call<string>('GET', `/dev/mail/${first.body.data[0].id}`);
  expect(page.body).toContain('<pre lang=');
  expect((await running.call('GET', '/dev/mail/0197b1b0-0000-7000-8000-000000000000')).status).toBe(404);
});
