import { cardError } from '../cards/declines.js';
import { testCard, testCardByNumber } from '../cards/test-cards.js';
import { debitFate, testIban } from '../debits/test-ibans.js';
import { missingParameter } from '../parameters/parameter.js';
import { ApiError, invalidParameter, noSuch, refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import {
  type BillingDetails,
  cardDetails,
  type Expiry,
  newPaymentMethod,
  type PaymentMethod,
  sepaDetails,
} from './payment-method.js';

const testPrefix = 'pm_card_';
const yearsUntilExpiry = 3;
const testHolder = { name: 'Jenny Rosen', email: 'jenny@example.com' };

/** The payment method of this id; one of Stripe's test ids (`pm_card_visa`) makes a new one. */
export function choosePaymentMethod(world: World, id: string, param = 'id'): PaymentMethod {
  const known = world.store.paymentMethods.get(id);
  if (known) return known;
  const iban = testIban(id);
  if (iban !== undefined) return makeDebit(world, iban, testHolder);
  if (!id.startsWith(testPrefix)) throw noSuch('PaymentMethod', id, param);
  const name = id.slice(testPrefix.length);
  if (!testCard(name)) throw noSuch('PaymentMethod', id, param);
  return makeCard(world, name);
}

export function makeCard(world: World, name: string, expiry?: Expiry, billing?: BillingDetails): PaymentMethod {
  const card = testCard(name);
  if (!card) throw noSuch('token', name, 'card[token]');
  const year = new Date(world.clock.now()).getUTCFullYear() + yearsUntilExpiry;
  const details = cardDetails(card, expiry ?? { month: 12, year });
  const method = newPaymentMethod(world.clock.seconds(), { type: 'card', card: details }, billing);
  return world.store.paymentMethods.insert(method, { card: name, charges: 0, saved: false, spent: false });
}

/** A bank account of one of Stripe's test IBANs, with the name and the address that a mandate needs. */
export function makeDebit(world: World, given: string, billing: BillingDetails = {}): PaymentMethod {
  const iban = given.replace(/\s/g, '').toUpperCase();
  if (!debitFate(iban)) {
    const message = 'The IBAN you entered is incomplete or invalid, or none of the test IBANs that the sandbox knows.';
    throw invalidParameter('invalid_bank_account_iban', message, 'sepa_debit[iban]');
  }
  for (const field of ['name', 'email'] as const)
    if (!billing[field]) throw missingParameter(`billing_details[${field}]`);
  const sepa_debit = sepaDetails(iban);
  const method = newPaymentMethod(world.clock.seconds(), { type: 'sepa_debit', sepa_debit }, billing);
  return world.store.paymentMethods.insert(method, { card: '', charges: 0, saved: false, spent: false, iban });
}

interface GivenMethod {
  readonly type: 'card' | 'sepa_debit';
  readonly billing_details?: BillingDetails;
  readonly card?: GivenCard;
  readonly sepa_debit?: { readonly iban: string };
}

/** A new payment method of what the caller describes. */
export function makeGivenMethod(world: World, given: GivenMethod): PaymentMethod {
  const { type, billing_details: billing } = given;
  if (type === 'sepa_debit') {
    if (!given.sepa_debit) throw missingParameter('sepa_debit');
    return makeDebit(world, given.sepa_debit.iban, billing);
  }
  if (!given.card) throw missingParameter('card');
  return makeGivenCard(world, given.card, billing);
}

interface GivenCard {
  readonly number?: string;
  readonly token?: string;
  readonly exp_month?: number;
  readonly exp_year?: number;
}

/** A card from a number or from one of the test tokens (`tok_visa`). */
function makeGivenCard(world: World, given: GivenCard, billing?: BillingDetails): PaymentMethod {
  if (given.token !== undefined) return makeCard(world, given.token.replace(/^tok_/, ''), undefined, billing);
  const { number = '', exp_month: month = 12, exp_year = 0 } = given;
  const name = testCardByNumber(number.replace(/[\s-]/g, ''));
  if (!passesLuhn(number)) throw cardProblem('incorrect_number', 'Your card number is incorrect.', 'number');
  if (name === undefined)
    throw new ApiError(402, { ...cardError('generic_decline'), decline_code: 'test_mode_live_card' }, true);
  const year = exp_year < 100 ? 2000 + exp_year : exp_year;
  if (month < 1 || month > 12)
    throw cardProblem('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  if (Date.UTC(year, month) <= world.clock.now()) {
    throw cardProblem('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  return makeCard(world, name, { month, year }, billing);
}

export function assertUnspent(world: World, method: PaymentMethod): void {
  if (!world.store.paymentMethods.mustRow(method.id).hidden.spent) return;
  throw refused(
    'payment_method_unexpected_state',
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
  );
}

/** The payment method must belong to nobody else. */
export function assertUsable(world: World, method: PaymentMethod, customer: string | null): void {
  assertUnspent(world, method);
  if (method.customer === null || method.customer === customer) return;
  const message =
    customer === null
      ? 'The PaymentMethod supplied belongs to a Customer. Please include the Customer in the `customer` parameter.'
      : `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`;
  throw refused('payment_method_unexpected_state', message, { param: 'payment_method' });
}

function cardProblem(code: string, message: string, param: string): ApiError {
  return new ApiError(402, { type: 'card_error', code, message, param }, true);
}

function passesLuhn(number: string): boolean {
  const digits = number.replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
