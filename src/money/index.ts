export {
  belowStep,
  chargeMaximum,
  chargeMinimum,
  exponent,
  isCurrency,
  maxChargeAmount,
  providerScale,
  step,
} from './currency.js';
export {
  add,
  assertSameCurrency,
  compare,
  CurrencyMismatch,
  format,
  fromJson,
  money,
  type Money,
  type MoneyJson,
  subtract,
  sum,
  toJson,
  UnknownCurrency,
} from './money.js';
export { allocate, bps } from './share.js';
