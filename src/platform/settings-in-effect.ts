import { readSettings, settingNames, type Settings } from '../../config/settings.js';

/** A setting as staff may see it. */
export interface SettingInEffect {
  readonly name: string;
  /** As it holds, lists separated by commas; null when it is not set, and of a secret always. */
  readonly value: string | null;
  readonly isSet: boolean;
  /** Whether its value is kept from everybody: keys, and addresses that carry a password. */
  readonly isSecret: boolean;
  readonly isDefault: boolean;
}

const secrets: ReadonlySet<string> = new Set([
  ...['DATABASE_URL', 'DATABASE_DIRECT_URL', 'REDIS_URL', 'SMTP_URL', 'APP_SECRET'],
  ...['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS', 'BOOTSTRAP_OWNERS'],
]);

const textOf = (value: Settings[keyof Settings]): string | null => {
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join(', ') : String(value);
};

/** Every setting of this process by name. What only its holder may know is told of, and not shown. */
export function settingsInEffect(settings: Settings): SettingInEffect[] {
  // The address of the database is the one setting without a default, and the other one's.
  const defaults = {
    ...readSettings({ DATABASE_URL: 'postgres://nobody' }),
    DATABASE_DIRECT_URL: settings.DATABASE_URL,
  };
  return settingNames.map((name) => {
    const isSecret = secrets.has(name);
    const value = textOf(settings[name]);
    return {
      name,
      value: isSecret ? null : value,
      isSet: value !== null && value !== '',
      isSecret,
      isDefault: value === textOf(defaults[name]),
    };
  });
}
