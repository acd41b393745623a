import { type HeldPledge, totalOf } from '../../pledges/index.js';
import { type Locale } from '../../users/index.js';
import { sayIn } from '../language/say.js';
import { type PledgeFile } from './pledge-desk.js';
import { type ConsentGiven } from './pledge.query.js';
import { type StateFacts } from './state.words.js';

/** `Visa •••• 4242`. */
export function cardName({ card }: HeldPledge): string {
  if (!card) return '';
  const brand = card.brand === 'sepa_debit' ? 'SEPA' : card.brand.charAt(0).toUpperCase() + card.brand.slice(1);
  return `${brand} •••• ${card.last4}`;
}

/** A sum of the pledge, to the cent. */
export const sumOf = ({ currency }: HeldPledge, amount: bigint, locale: Locale): string =>
  sayIn(locale).exact({ amount: Number(amount), currency });

/** The facts that sentences about the pledge name, as the language writes them. */
export function factsOf(file: PledgeFile, [newest]: readonly ConsentGiven[], locale: Locale): StateFacts {
  const { pledge, campaign, round, isConditional } = file;
  const say = sayIn(locale);
  const { zone } = campaign;
  return {
    total: sumOf(pledge, totalOf(pledge), locale),
    deadline: say.moment(round.deadline, zone),
    latest: newest ? say.day(newest.latestDate, 'UTC') : '',
    target: isConditional ? say.sum(round.target) : null,
    holdUntil: say.moment(pledge.holdUntil ?? round.deadline, zone),
    until: say.moment(round.collectingEndsAt ?? round.deadline, zone),
    card: cardName(pledge),
  };
}
