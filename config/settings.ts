import { z } from 'zod';
import { isNetwork } from './network.js';
import { unsafeSettings } from './production.js';

const text = z.string().trim();
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const list = (of: string) =>
  text.default(of).transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
const duration = (milliseconds: number) => wholeNumber(1, 2 ** 31).default(milliseconds);

/** Every setting of the service, read once at start from the environment. `.env.example` explains each of them. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUSTED_PROXIES: list('').refine((networks) => networks.every(isNetwork), {
    error: 'each is an address, a network such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
  }),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: wholeNumber(1, 500).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  WORKER_CONCURRENCY: wholeNumber(1, 64).default(4),

  APP_SECRET: text
    .min(32, 'needs at least 32 characters; `openssl rand -hex 32` makes one')
    .default('development-only-secret-development-only'),
  BOOTSTRAP_OWNERS: list(''),

  STRIPE_SECRET_KEY: text.default('sk_test_tally'),
  STRIPE_PUBLISHABLE_KEY: text.default('pk_test_tally'),
  STRIPE_WEBHOOK_SECRETS: list('whsec_tally'),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_RATE: wholeNumber(1, 100_000).default(15),
  STRIPE_TIMEOUT_MS: duration(10_000),
  SETTLEMENT_CURRENCIES: list('EUR'),
  PAYMENT_METHODS: list('card').refine(
    (methods) => methods.includes('card') && methods.every((method) => method === 'card' || method === 'sepa_debit'),
    { error: 'card, or card,sepa_debit' },
  ),

  OPERATOR_NAME: text.default('Tally Demo Cooperative'),
  OPERATOR_ADDRESS: text.default('1 Exchequer Street, 1000 Brussels, Belgium'),
  PLATFORM_FEE_BPS: wholeNumber(0, 10_000).default(400),
  VAT_BPS: wholeNumber(0, 10_000).default(2_100),
  PAYOUT_DELAY_DAYS: wholeNumber(0, 80).default(14),
  PAYOUT_MAX_HOLD_DAYS: wholeNumber(20, 90).default(80),
  RESERVE_BPS: wholeNumber(0, 1_000).default(0),
  RESERVE_DAYS: wholeNumber(30, 90).default(60),
  TRANCHE_GRACE_DAYS: wholeNumber(0, 90).default(14),
  REFUND_SECOND_PERSON_FROM: wholeNumber(0, 1_000_000).default(500),
  STATEMENT_DESCRIPTOR: text
    .regex(/^[ -~]{5,22}$/, 'needs 5 to 22 plain Latin characters')
    .regex(/[A-Za-z]/, 'needs a letter')
    .regex(/^[^<>\\'"*]*$/, 'must have none of < > \\ \' " *')
    .default('TALLY'),

  FILES_DIR: text.default('.data/files'),

  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text.default('Tally <no-reply@localhost>'),
});

type Parsed = z.infer<typeof schema>;

/** The settings as the application sees them; `DATABASE_DIRECT_URL` falls back to `DATABASE_URL`. */
export type Settings = Readonly<Parsed & { DATABASE_DIRECT_URL: string }>;

/** All that is wrong with the environment, one line each, so that it is mended in one go. */
export class InvalidSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidSettings';
  }
}

/** The name of every setting, for the test that compares them with `.env.example`. */
export const settingNames = Object.keys(schema.shape) as (keyof Parsed)[];

/**
 * Reads and checks the whole environment. An empty string counts as not set.
 *
 * @throws InvalidSettings listing every error at once.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new InvalidSettings(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const settings = { ...result.data, DATABASE_DIRECT_URL: result.data.DATABASE_DIRECT_URL ?? result.data.DATABASE_URL };
  const unsafe = unsafeSettings(settings);
  if (unsafe.length > 0) throw new InvalidSettings(unsafe);
  return settings;
}
