/** What happens when the card is charged, set up, or attached. */
export interface TestCard {
  readonly brand: 'visa' | 'mastercard' | 'amex';
  readonly number: string;
  readonly funding: 'credit' | 'debit';
  readonly country: string;
  /** Decline code of attaching and setting up. */
  readonly attachDeclines?: string;
  /** Decline code of the first `declines` charges. */
  readonly chargeDeclines?: string;
  readonly declines?: number;
  /** When 3-D Secure is asked for; see `needsAuthentication`. */
  readonly authentication?: 'always' | 'unless_saved' | 'on_session' | 'charges';
  /** What happens by itself after a charge or to its refund. */
  readonly afterwards?: 'dispute' | 'inquiry' | 'refund_pending' | 'refund_fails' | 'available_at_once';
}

const visa = { brand: 'visa', funding: 'credit', country: 'US' } as const;
const declining = (number: string, code: string): TestCard => ({
  ...visa,
  number,
  attachDeclines: code,
  chargeDeclines: code,
  declines: Infinity,
});

/** https://docs.stripe.com/testing: the names stand behind `pm_card_` and `tok_`. */
export const testCards: Readonly<Record<string, TestCard>> = {
  visa: { ...visa, number: '4242424242424242' },
  visa_debit: { ...visa, number: '4000056655665556', funding: 'debit' },
  mastercard: { ...visa, brand: 'mastercard', number: '5555555555554444' },
  mastercard_debit: { ...visa, brand: 'mastercard', number: '5200828282828210', funding: 'debit' },
  amex: { ...visa, brand: 'amex', number: '378282246310005' },
  de: { ...visa, number: '4000002760000016', country: 'DE' },
  authenticationRequired: { ...visa, number: '4000002760003184', authentication: 'always' },
  authenticationRequiredOnSetup: { ...visa, number: '4000002500003155', authentication: 'unless_saved' },
  authenticationRequiredSetupForOffSession: { ...visa, number: '4000003800000446', authentication: 'on_session' },
  authenticationRequiredChargeDeclinedInsufficientFunds: {
    ...visa,
    number: '4000008260003178',
    authentication: 'always',
    chargeDeclines: 'insufficient_funds',
    declines: Infinity,
  },
  chargeCustomerFail: { ...visa, number: '4000000000000341', chargeDeclines: 'generic_decline', declines: Infinity },
  visa_chargeDeclined: declining('4000000000000002', 'generic_decline'),
  chargeDeclined: declining('4000000000000002', 'generic_decline'),
  visa_chargeDeclinedInsufficientFunds: declining('4000000000009995', 'insufficient_funds'),
  chargeDeclinedInsufficientFunds: declining('4000000000009995', 'insufficient_funds'),
  visa_chargeDeclinedLostCard: declining('4000000000009987', 'lost_card'),
  chargeDeclinedLostCard: declining('4000000000009987', 'lost_card'),
  visa_chargeDeclinedStolenCard: declining('4000000000009979', 'stolen_card'),
  chargeDeclinedStolenCard: declining('4000000000009979', 'stolen_card'),
  chargeDeclinedExpiredCard: declining('4000000000000069', 'expired_card'),
  chargeDeclinedProcessingError: declining('4000000000000119', 'processing_error'),
  chargeDeclinedIncorrectCvc: declining('4000000000000127', 'incorrect_cvc'),
  chargeDeclinedFraudulent: declining('4100000000000019', 'fraudulent'),
  chargeDeclinedVelocityLimitExceeded: declining('4000000000006975', 'card_velocity_exceeded'),
  createDispute: { ...visa, number: '4000000000000259', afterwards: 'dispute' },
  createDisputeInquiry: { ...visa, number: '4000000000001976', afterwards: 'inquiry' },
  pendingRefund: { ...visa, number: '4000000000007726', afterwards: 'refund_pending' },
  refundFail: { ...visa, number: '4000000000005126', afterwards: 'refund_fails' },
  bypassPending: { ...visa, number: '4000000000000077', afterwards: 'available_at_once' },
  sandbox_setup_then_authenticate: { ...visa, number: '4000000000009235', authentication: 'charges' },
};

const scripted = /^sandbox_decline_(\d{1,6}|always)_([a-z_]+)$/;

/** `sandbox_decline_<n>_<decline_code>` attaches and sets up, declines n charges (or `always`) and then pays. */
export function testCard(name: string): TestCard | undefined {
  if (Object.hasOwn(testCards, name)) return testCards[name];
  const [, count, code] = scripted.exec(name) ?? [];
  if (count === undefined || code === undefined) return undefined;
  const declines = count === 'always' ? Infinity : Number(count);
  return { ...visa, number: '4000000000009243', chargeDeclines: code, declines };
}

export function testCardByNumber(number: string): string | undefined {
  return Object.keys(testCards).find((name) => testCards[name]?.number === number);
}

/** Whether 3-D Secure must be done, each kind of card after its own rule. */
export function needsAuthentication(
  card: TestCard,
  use: { offSession: boolean; saved: boolean; setup: boolean },
): boolean {
  const rules = {
    always: true,
    unless_saved: use.setup || !(use.saved && use.offSession),
    on_session: !use.setup && !use.offSession,
    charges: !use.setup,
  };
  return card.authentication !== undefined && rules[card.authentication];
}
