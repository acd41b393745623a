import { exponent } from '../../money/index.js';
import { type Settings } from '../../platform/settings.js';
import { type Locale } from '../../users/index.js';
import { siteOf } from '../frame/site.js';
import { sayIn } from '../language/say.js';
import { type Facts } from './text.js';

/** What the texts say of this instance, as its settings have it. */
export function factsOf(settings: Settings, locale: Locale): Facts {
  const say = sayIn(locale);
  const { home, operatorName, operatorAddress, feeBps, vatBps } = siteOf(settings);
  const [currency = 'EUR'] = settings.SETTLEMENT_CURRENCIES;
  const { RESERVE_BPS, RESERVE_DAYS, REFUND_SECOND_PERSON_FROM } = settings;
  return {
    home,
    operator: operatorName,
    address: operatorAddress,
    fee: say.percent(feeBps),
    vat: say.percent(vatBps),
    delayDays: settings.PAYOUT_DELAY_DAYS,
    holdDays: settings.PAYOUT_MAX_HOLD_DAYS,
    reserve: RESERVE_BPS > 0 ? { rate: say.percent(RESERVE_BPS), days: RESERVE_DAYS } : null,
    secondPersonFrom: say.sum({ amount: REFUND_SECOND_PERSON_FROM * 10 ** exponent(currency), currency }),
    currencies: settings.SETTLEMENT_CURRENCIES.join(', '),
    hasDebits: settings.PAYMENT_METHODS.includes('sepa_debit'),
  };
}
