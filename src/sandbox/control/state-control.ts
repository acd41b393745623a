import { flag, integer, listOf, oneOf, text } from '../parameters/kinds.js';
import { emptyable, required } from '../parameters/parameter.js';
import { defaultSettings, type Settings } from '../settings.js';
import { setBankAccount } from '../accounts/bank-account.js';
import { decideAccount } from '../accounts/onboard.js';
import { find } from '../protocol/listing.js';
import { control } from './control-route.js';
import { keep, type setOffset } from './clock-control.js';

const settingsShape = {
  balance_transaction_delay_ms: integer(0, 600_000),
  availability_days: integer(0, 90),
  refund_delay_ms: integer(0),
  dispute_response_days: integer(1, 90),
  payout_days: integer(0, 90),
  debit_days: integer(0, 90),
  debit_delayed_days: integer(0, 90),
  topup_days: integer(0, 90),
  rate_limit: emptyable(integer(1)),
  webhook_timeout_ms: integer(1, 600_000),
  webhook_backoff_ms: listOf(integer(1, 600_000), 50),
};

const endpointTables = ['webhook_endpoints', 'event_destinations'];

/** The sandbox's memory as a whole, and how it behaves. */
export const stateControl = [
  control({
    method: 'POST',
    path: '/_sandbox/reset',
    parameters: { keep_endpoints: flag() },
    handle({ world }, { keep_endpoints }) {
      world.store.clear(keep_endpoints ? endpointTables : []);
      world.settings = defaultSettings;
      world.faults.clear();
      world.requests.clear();
      world.clock.setOffset(0);
      world.rebuild();
      return { reset: true };
    },
  }),
  control({ method: 'GET', path: '/_sandbox/settings', parameters: {}, handle: ({ world }) => world.settings }),
  control({
    method: 'POST',
    path: '/_sandbox/settings',
    parameters: settingsShape,
    handle({ world }, given) {
      const settings: Settings = { ...world.settings, ...given };
      world.settings = settings;
      keep(world, 'settings', settings);
      return settings;
    },
  }),
  control({
    method: 'POST',
    path: '/_sandbox/accounts/:id',
    parameters: { outcome: required(oneOf('complete', 'requirement_due', 'rejected')) },
    handle: ({ world, path }, { outcome }) =>
      decideAccount(world, find(world.store.accounts, 'account', path.id ?? '').id, outcome),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/accounts/:id/bank_account',
    parameters: { number: required(text()) },
    handle: ({ world, path }, { number }) =>
      setBankAccount(world, find(world.store.accounts, 'account', path.id ?? '').id, number),
  }),
];

/** Takes the clock and the settings back from the journal or a snapshot. */
export function takeUpKept(world: Parameters<typeof setOffset>[0]): void {
  const offset = world.store.kept.get('clock_offset')?.value;
  world.clock.setOffset(typeof offset === 'number' ? offset : 0);
  const settings = world.store.kept.get('settings')?.value;
  world.settings =
    typeof settings === 'object' && settings !== null ? { ...defaultSettings, ...settings } : defaultSettings;
}
