// No e-mail, key, token, cookie, credential or card number reaches a log, whatever it is wrapped in.
import { QueryFailedError } from 'typeorm';
import { holdsCardNumber, maskCardNumbers } from './card-number.rules.js';
import { redact, redactText } from './redaction.rules.js';

const secrets = [
  'ada.lovelace+tally@example.org',
  'zoë@exämple.org',
  'sk_live_51H8abcdefgh',
  'sk_test_tallysecret',
  'whsec_abcdefgh12345678',
  'seti_123abc_secret_456def',
  'Bearer eyJhbGciOi.abc-def_123',
  'postgres://tally:hunter2@db:5432/tally',
  '4242 4242 4242 4242',
  '4000002500003155',
];

test.each(secrets)('%s does not survive in a text', (secret) => {
  const written = redactText(`it failed for ${secret} today`);
  expect(written).toMatch(/^it failed for .*\[.*\].* today$/);
  expect(written).not.toContain(secret);
  expect(written).not.toContain('hunter2');
});

test.each(secrets)('%s does not survive in fields, lists and errors', (secret) => {
  const error = new Error(`outer ${secret}`, { cause: new Error(`inner ${secret}`) });
  const written = JSON.stringify(redact({ a: { b: [secret] }, error }));
  expect(written).not.toContain(secret);
});

test.each([
  'authorization',
  'Cookie',
  'set-cookie',
  'password',
  'clientSecret',
  'accessToken',
  'api_key',
  'email',
  'STRIPE_SECRET',
])('a value called %s is removed whatever it is', (name) =>
  expect(redact({ [name]: { any: 'thing' } })).toEqual({ [name]: '[removed]' }),
);

test('a failed statement is logged without the statement and its parameters', () => {
  const driver = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'uq_users_email' });
  const written = redact(new QueryFailedError('insert into users values ($1)', ['ada@example.org'], driver));
  expect(written).toMatchObject({
    name: 'QueryFailedError',
    message: 'duplicate key',
    code: '23505',
    constraint: 'uq_users_email',
  });
  expect(JSON.stringify(written)).not.toMatch(/insert into users values|ada@/);
});

test.each([
  '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f',
  '2026-11-23T09:34:51.123Z',
  '1700000000100',
  'campaign 12 of 34',
  '4242 4242 4242 4243',
])('%s is no secret and stays', (text) => expect(redactText(text)).toBe(text));

test('a cycle or great depth ends', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(JSON.stringify(redact(cycle))).toContain('[deep]');
});

test('card numbers are known by scheme and check digit, however they are grouped', () => {
  expect(
    ['4242-4242-4242-4242', '378282246310005', '5555555555554444', '6011 1111 1111 1117'].every(holdsCardNumber),
  ).toBe(true);
  expect(['4242424242424241', '1234567890123', 'BE68 5390 0754 7034', '+32 2 555 12 12'].some(holdsCardNumber)).toBe(
    false,
  );
  expect(maskCardNumbers('pay 4242424242424242 now')).toBe('pay [card number] now');
});
