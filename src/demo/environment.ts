import { type Api } from './api.js';
import { type PartsOptions } from './parts.js';
import { webhookSecret } from './webhooks.js';

interface Wiring extends Pick<PartsOptions, 'owners' | 'currencies' | 'rate'> {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly filesDir: string;
  readonly port: number;
  readonly provider: Api;
}

/** The settings of the demo: what a developer would write into .env, pointed at the sandbox. */
export const environment = (wiring: Wiring): NodeJS.ProcessEnv => ({
  NODE_ENV: 'development',
  // The town's people say where they come from (see Api); nobody else reaches 127.0.0.1.
  HOST: '127.0.0.1',
  TRUSTED_PROXIES: 'loopback',
  DATABASE_URL: wiring.databaseUrl,
  DATABASE_DIRECT_URL: '',
  REDIS_URL: wiring.redisUrl ?? '',
  PORT: String(wiring.port),
  PUBLIC_URL: `http://localhost:${wiring.port}`,
  BOOTSTRAP_OWNERS: wiring.owners.join(','),
  SETTLEMENT_CURRENCIES: wiring.currencies.join(','),
  STRIPE_API_BASE: wiring.provider.url,
  STRIPE_SECRET_KEY: 'sk_test_tally_demo',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_tally_demo',
  STRIPE_WEBHOOK_SECRETS: webhookSecret,
  STRIPE_RATE: String(wiring.rate),
  FILES_DIR: wiring.filesDir,
  SMTP_URL: '',
  LOG_LEVEL: 'info',
});
