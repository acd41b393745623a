import { currencies, largestAmount } from '../money/currencies.js';
import { invalidParameter } from '../protocol/api-error.js';
import { integer, text } from './kinds.js';
import { parameter, type Parameter } from './parameter.js';

export const currency: Parameter<string, false> = parameter((value, name) => {
  const code = text(10).read(value, name).toLowerCase();
  if (!Object.hasOwn(currencies, code)) {
    const known = Object.keys(currencies).join(', ');
    throw invalidParameter(
      undefined,
      `Invalid currency: ${code}. Stripe currently supports these currencies: ${known}`,
      name,
    );
  }
  return code;
});

/** A positive amount in minor units; whether it is enough depends on the currency. */
export const amount: Parameter<number, false> = parameter((value, name) => {
  const minor = integer().read(value, name);
  if (minor < 1)
    throw invalidParameter('parameter_invalid_integer', 'This value must be greater than or equal to 1.', name);
  if (minor > largestAmount) {
    throw invalidParameter('amount_too_large', `Amount must be no more than ${largestAmount} minor units`, name);
  }
  return minor;
});

/** Guards what only amount and currency together can tell about a charge. */
export function assertChargeable(minor: number, code: string): void {
  const rules = currencies[code];
  if (!rules) throw invalidParameter(undefined, `Invalid currency: ${code}.`, 'currency');
  if (minor < rules.least) {
    throw invalidParameter(
      'amount_too_small',
      `Amount must be at least ${rules.least} ${code} in minor units`,
      'amount',
    );
  }
  assertInSteps(minor, code);
}

/** What moves, in whichever direction, has the last digits of its currency's rule. */
export function assertInSteps(minor: number, code: string): void {
  const step = currencies[code]?.step ?? 1;
  if (minor % step === 0) return;
  throw invalidParameter('parameter_invalid_integer', `Amounts in ${code} must be a multiple of ${step}`, 'amount');
}
