// Guarantee: staff see every setting that holds, and of a secret nothing but whether it is still the built-in one.
import { readSettings, settingNames } from '../../config/settings.js';
import { settingsInEffect } from './settings-in-effect.js';

const given = {
  DATABASE_URL: 'postgres://tally:hush@127.0.0.1/tally',
  REDIS_URL: 'redis://:hush@127.0.0.1',
  SMTP_URL: 'smtp://user:hush@mail.example',
  APP_SECRET: 'hush hush hush hush hush hush hush hush',
  STRIPE_SECRET_KEY: 'sk_test_hush',
  STRIPE_WEBHOOK_SECRETS: 'whsec_hush',
  BOOTSTRAP_OWNERS: 'hush@tally.example',
  PLATFORM_FEE_BPS: '450',
  SETTLEMENT_CURRENCIES: 'EUR,SEK',
};
const shown = settingsInEffect(readSettings(given));
const of = (name: string) => shown.find((one) => one.name === name);

it('names every setting', () => {
  expect(shown.map(({ name }) => name)).toEqual(settingNames);
});

it('shows no secret', () => {
  expect(JSON.stringify(shown)).not.toContain('hush');
  expect(of('APP_SECRET')).toEqual({ name: 'APP_SECRET', value: null, isSet: true, isSecret: true, isDefault: false });
});

it('tells what was set from what is built in', () => {
  expect(of('PLATFORM_FEE_BPS')).toEqual({
    name: 'PLATFORM_FEE_BPS',
    value: '450',
    isSet: true,
    isSecret: false,
    isDefault: false,
  });
  expect(of('SETTLEMENT_CURRENCIES')?.value).toBe('EUR, SEK');
  expect(of('STRIPE_API_BASE')).toMatchObject({ value: null, isSet: false });
  expect(of('VAT_BPS')?.isDefault).toBe(true);
  expect([of('DATABASE_URL')?.isDefault, of('DATABASE_DIRECT_URL')?.isDefault]).toEqual([false, true]);
});
