import { platform } from '../store/table.js';
import type { World } from '../world.js';

export interface BalanceSettings {
  readonly object: 'balance_settings';
  readonly payments: {
    readonly debit_negative_balances: boolean;
    readonly payouts: {
      readonly automatic_transfer_rules_by_currency: null;
      readonly minimum_balance_by_currency: Readonly<Record<string, number>> | null;
      readonly schedule: { readonly interval: 'daily' | 'manual' };
      readonly statement_descriptor: string | null;
      readonly status: 'enabled' | 'disabled';
    };
    readonly settlement_timing: { readonly delay_days: number; readonly start_of_day: null };
  };
}

/** https://docs.stripe.com/api/balance-settings/object: the platform's payouts are manual until it says otherwise. */
export function balanceSettingsOf(world: World, account: string): BalanceSettings {
  const settings = (world.store.kept.get(keyOf(account))?.value as BalanceSettings | undefined) ?? initial(account);
  const { payments } = settings;
  const settlement_timing = { ...payments.settlement_timing, delay_days: world.settings.availability_days };
  return { ...settings, payments: { ...payments, settlement_timing } };
}

export const keyOf = (account: string) => `balance_settings ${account}`;

function initial(account: string): BalanceSettings {
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances: false,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: null,
        schedule: { interval: account === platform ? 'manual' : 'daily' },
        statement_descriptor: null,
        status: 'enabled',
      },
      settlement_timing: { delay_days: 0, start_of_day: null },
    },
  };
}
