/** What can be changed at `/_sandbox/settings`. */
export interface Settings {
  /** Real milliseconds until an `automatic_async` charge gets its balance transaction. */
  readonly balance_transaction_delay_ms: number;
  /** Virtual days until the money of a charge is available. */
  readonly availability_days: number;
  /** Virtual milliseconds until a pending refund succeeds and a failing one fails. */
  readonly refund_delay_ms: number;
  /** Virtual days in which a dispute must be answered; at Stripe 7 to 21. */
  readonly dispute_response_days: number;
  /** Virtual days until a bank answers a direct debit, and a slow one. */
  readonly debit_days: number;
  readonly debit_delayed_days: number;
  /** Virtual days until a payout is paid. */
  readonly payout_days: number;
  /** Virtual days until a top-up arrives. */
  readonly topup_days: number;
  /** Requests a second for each endpoint, or null for no limit. */
  readonly rate_limit: number | null;
  /** Real milliseconds after which a webhook delivery is given up and tried again. */
  readonly webhook_timeout_ms: number;
  /** Real milliseconds between the attempts of a webhook delivery; after the last one it has failed. */
  readonly webhook_backoff_ms: readonly number[];
}

export const defaultSettings: Settings = {
  balance_transaction_delay_ms: 300,
  availability_days: 2,
  refund_delay_ms: 3_600_000,
  dispute_response_days: 20,
  debit_days: 5,
  debit_delayed_days: 14,
  payout_days: 1,
  topup_days: 0,
  rate_limit: null,
  webhook_timeout_ms: 10_000,
  webhook_backoff_ms: [200, 1000, 5000, 15_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000],
};
