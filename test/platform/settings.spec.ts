// A wrong environment is told whole, at once; what is unsafe in production does not start; .env.example names every setting,
// and each of them does something.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InvalidSettings, ProcessRole, readSettings, settingNames } from '../../src/platform/settings.js';

const DATABASE_URL = 'postgres://tally:tally@127.0.0.1:5432/tally';

const problemsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems;
    throw error;
  }
};
const namesOf = (environment: NodeJS.ProcessEnv) =>
  problemsOf(environment)
    .map((problem) => problem.split(':')[0])
    .sort();

test('a database is all that is needed', () => {
  expect(readSettings({ DATABASE_URL })).toMatchObject({
    NODE_ENV: 'development',
    ROLE: 'all',
    PORT: 3000,
    DATABASE_DIRECT_URL: DATABASE_URL,
    TRUSTED_PROXIES: [],
  });
});

test('an empty text is as good as nothing', () => {
  expect(readSettings({ DATABASE_URL, REDIS_URL: '', PORT: '', DATABASE_DIRECT_URL: '' })).toMatchObject({
    PORT: 3000,
  });
});

test('all errors are told at once', () => {
  const wrong = { DATABASE_URL: 'mysql://x', PORT: '70000', ROLE: 'boss', PUBLIC_URL: 'here', STRIPE_RATE: '1.5' };
  expect(namesOf(wrong)).toEqual(['DATABASE_URL', 'PORT', 'PUBLIC_URL', 'ROLE', 'STRIPE_RATE']);
  expect(() => readSettings(wrong)).toThrow(/DATABASE_URL[^]*PORT|PORT[^]*DATABASE_URL/);
});

test.each([
  ['10.0.0.0/8, 127.0.0.1 ,::1,fd00::/8,loopback,uniquelocal', []],
  ['everybody', ['TRUSTED_PROXIES']],
  ['10.0.0.0/99', ['TRUSTED_PROXIES']],
  ['300.1.1.1', ['TRUSTED_PROXIES']],
  ['0.0.0.0/0', ['TRUSTED_PROXIES']],
])('trusted proxies %s', (TRUSTED_PROXIES, wrong) => {
  expect(namesOf({ DATABASE_URL, TRUSTED_PROXIES })).toEqual(wrong);
});

test.each([
  ['TALLY', []],
  ['Tools & Co. 1000 BRU', []],
  ['TALL', ['STATEMENT_DESCRIPTOR']],
  ['TALLY COOPERATIVE 12345', ['STATEMENT_DESCRIPTOR']],
  ['12345', ['STATEMENT_DESCRIPTOR']],
  ['COOPÉRATIVE', ['STATEMENT_DESCRIPTOR']],
  ['TALLY* TOOLS', ['STATEMENT_DESCRIPTOR']],
  ["TALLY'S", ['STATEMENT_DESCRIPTOR']],
  ['TALLY\\X', ['STATEMENT_DESCRIPTOR']],
  ['<TALLY>', ['STATEMENT_DESCRIPTOR']],
])('statement descriptor %s', (STATEMENT_DESCRIPTOR, wrong) => {
  expect(namesOf({ DATABASE_URL, STATEMENT_DESCRIPTOR })).toEqual(wrong);
});

const production = {
  NODE_ENV: 'production',
  DATABASE_URL,
  REDIS_URL: 'redis://127.0.0.1:6379',
  FILES_DIR: '/var/lib/tally/files',
  PUBLIC_URL: 'https://tally.example.org',
  APP_SECRET: 'f'.repeat(64),
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_x',
  STRIPE_WEBHOOK_SECRETS: 'whsec_of_our_own',
  SMTP_URL: 'smtps://mail.example.org',
};

test('production starts with settings of its own', () => {
  expect(problemsOf(production)).toEqual([]);
});

test.each([
  [{ STRIPE_SECRET_KEY: 'sk_test_x' }, 'STRIPE_SECRET_KEY'],
  [{ STRIPE_API_BASE: 'http://127.0.0.1:4010' }, 'STRIPE_API_BASE'],
  [{ STRIPE_PUBLISHABLE_KEY: '' }, 'STRIPE_PUBLISHABLE_KEY'],
  [{ STRIPE_PUBLISHABLE_KEY: 'pk_test_x' }, 'STRIPE_PUBLISHABLE_KEY'],
  [{ STRIPE_WEBHOOK_SECRETS: '' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_WEBHOOK_SECRETS: 'whsec_of_our_own,whsec_tally_thin' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ STRIPE_WEBHOOK_SECRETS: ',' }, 'STRIPE_WEBHOOK_SECRETS'],
  [{ APP_SECRET: '' }, 'APP_SECRET'],
  [{ PUBLIC_URL: 'http://tally.example.org' }, 'PUBLIC_URL'],
  [{ SMTP_URL: '' }, 'SMTP_URL'],
  [{ REDIS_URL: '' }, 'REDIS_URL'],
  [{ FILES_DIR: '' }, 'FILES_DIR'],
])('production refuses %p', (change, name) => {
  expect(namesOf({ ...production, ...change })).toContain(name);
});

test('a live key never goes to a sandbox, in development either', () => {
  expect(namesOf({ DATABASE_URL, STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_API_BASE: 'http://127.0.0.1:4010' })).toEqual([
    'STRIPE_API_BASE',
  ]);
});

test('.env.example explains every setting and nothing else, with its real default', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$/gm)];
  expect(lines.map(([, name]) => name).sort()).toEqual([...settingNames].sort());
  const example = Object.fromEntries(lines.map(([, name = '', value]) => [name, value]));
  expect(readSettings(example)).toEqual(readSettings({ DATABASE_URL: example['DATABASE_URL'] }));
});

test('every setting is read by the service, so that none promises what nothing does', () => {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const programs = /^(sandbox|local|demo)\/|\.spec\.ts$/;
  const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !programs.test(path))
    .map((path) => readFileSync(`${root}${path}`, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''))
    .join('\n');
  expect(settingNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test.each([
  ['all', true, true],
  ['api', true, false],
  ['worker', false, true],
] as const)('role %s', (name, serves, works) => {
  expect(new ProcessRole(name)).toMatchObject({ serves, works });
});
