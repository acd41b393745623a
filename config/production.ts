import type { Settings } from './settings.js';

const isTestKey = (key: string) => key.startsWith('sk_test_') || key.startsWith('rk_test_');

/** Combinations that must never start: defaults that are unsafe in production, and live keys pointed at a sandbox. */
export function unsafeSettings(settings: Settings): string[] {
  const problems: string[] = [];
  const production = settings.NODE_ENV === 'production';
  if (!isTestKey(settings.STRIPE_SECRET_KEY) && settings.STRIPE_API_BASE) {
    problems.push('STRIPE_API_BASE: a live key must not be sent to a sandbox; leave the base empty or use a test key');
  }
  if (!production) return problems;
  if (isTestKey(settings.STRIPE_SECRET_KEY)) problems.push('STRIPE_SECRET_KEY: production needs a live key');
  if (!settings.STRIPE_PUBLISHABLE_KEY.startsWith('pk_live_')) {
    problems.push('STRIPE_PUBLISHABLE_KEY: production needs a live key, or no card can be saved');
  }
  if (settings.STRIPE_WEBHOOK_SECRETS.some((secret) => secret.startsWith('whsec_tally'))) {
    problems.push('STRIPE_WEBHOOK_SECRETS: the built-in secret is public; set those of your endpoints');
  }
  if (settings.STRIPE_WEBHOOK_SECRETS.length === 0) {
    problems.push('STRIPE_WEBHOOK_SECRETS: without one every webhook is refused');
  }
  if (settings.APP_SECRET.startsWith('development-only')) {
    problems.push('APP_SECRET: the built-in secret is public; set one of your own');
  }
  if (!settings.PUBLIC_URL.startsWith('https://')) problems.push('PUBLIC_URL: production is reached over https');
  if (!settings.SMTP_URL) problems.push('SMTP_URL: production has to send its mails');
  if (settings.FILES_DIR === '.data/files') {
    problems.push('FILES_DIR: production needs a folder that lasts, as an absolute path');
  }
  if (!settings.REDIS_URL) problems.push('REDIS_URL: production runs its queue on Redis');
  return problems;
}
