import type { Readable } from 'node:stream';
import { type Locale } from '../../users/index.js';
import { type Site } from '../frame/site.js';
import { type Say, sayIn } from '../language/say.js';
import { Paper } from './paper.js';
import { type ChargePaid, type Movement } from './papers.query.js';
import { papersWords } from './papers.words.js';

const exact = (say: Say, amount: bigint, currency: string): string => say.exact({ amount: Number(amount), currency });

const wholeOf = ({ amount, tip }: Pick<Movement, 'amount' | 'tip'>): bigint => BigInt(amount) + BigInt(tip);

/** `Visa •••• 4242`. */
function cardOf({ cardBrand, cardLast4 }: ChargePaid): string {
  if (!cardBrand || !cardLast4) return '—';
  const brand = cardBrand === 'sepa_debit' ? 'SEPA' : cardBrand.charAt(0).toUpperCase() + cardBrand.slice(1);
  return `${brand} •••• ${cardLast4}`;
}

const countryIn = (locale: Locale, country: string | null): string =>
  country ? `, ${new Intl.DisplayNames([locale === 'en' ? 'en-GB' : locale], { type: 'region' }).of(country)}` : '';

/** One charge, and what became of it. */
export async function drawReceipt(
  charge: ChargePaid,
  movements: readonly Movement[],
  site: Site,
  locale: Locale,
): Promise<Readable> {
  const words = papersWords[locale];
  const say = sayIn(locale);
  const { currency, zone } = charge;
  const paper = await Paper.begin({ title: words.receipt(charge.campaign), author: site.operatorName, locale });
  paper.heading(words.receipt(charge.campaign), 1);
  paper.paragraph(words.issued(site.operatorName, site.operatorAddress));
  paper.pairs([
    [words.backer, `${charge.backer}, ${charge.email}`],
    [words.campaign, charge.campaign],
    [words.seller, `${charge.seller}${countryIn(locale, charge.sellerCountry)}`],
    [words.chargedOn, say.moment(charge.at, zone)],
    [words.card, cardOf(charge)],
    [words.rewards, charge.rewards ?? words.noRewards],
    [words.pledge, charge.pledgeId],
    [words.charge, charge.chargeId ?? '—'],
  ]);
  paper.heading(words.sums);
  const parts = [
    { cells: [words.forProject, exact(say, BigInt(charge.amount), currency)] },
    ...(BigInt(charge.tip) > 0n
      ? [{ cells: [words.tip(site.operatorName), exact(say, BigInt(charge.tip), currency)] }]
      : []),
    { cells: [words.kinds.charged, exact(say, wholeOf(charge), currency)], strong: true },
  ];
  const later = movements.filter(({ kind }) => kind !== 'charged');
  const after = later.map((one) => ({
    cells: [`${words.kinds[one.kind]}, ${say.day(one.at, zone)}`, exact(say, wholeOf(one), currency)],
  }));
  const left = movements.reduce((sum, one) => sum + wholeOf(one), 0n);
  paper.grid(
    [
      { title: words.what, width: 3 },
      { title: words.sum, width: 1, isSum: true },
    ],
    [
      ...parts,
      ...after,
      ...(later.length > 0 ? [{ cells: [words.left, exact(say, left, currency)], strong: true }] : []),
    ],
  );
  paper.paragraph(words.receiptFoot(site.operatorName), { small: true });
  return paper.end();
}

/** All that a member was charged and got back in a year, by currency. */
export async function drawSummary(
  { year, name, movements }: { readonly year: number; readonly name: string; readonly movements: readonly Movement[] },
  site: Site,
  locale: Locale,
): Promise<Readable> {
  const words = papersWords[locale];
  const say = sayIn(locale);
  const paper = await Paper.begin({ title: words.summary(year), author: site.operatorName, locale });
  paper.heading(words.summary(year), 1);
  paper.paragraph(words.issued(site.operatorName, site.operatorAddress));
  paper.paragraph(words.summaryOf(name));
  if (movements.length === 0) paper.paragraph(words.nothing);
  for (const currency of [...new Set(movements.map((one) => one.currency))].sort()) {
    const mine = movements.filter((one) => one.currency === currency);
    const total = mine.reduce((sum, one) => sum + wholeOf(one), 0n);
    paper.heading(words.inCurrency(currency));
    paper.grid(
      [
        { title: words.day, width: 1.3 },
        { title: words.campaign, width: 2.6 },
        { title: words.what, width: 1.5 },
        { title: words.ofItTip, width: 0.9, isSum: true },
        { title: words.sum, width: 1.1, isSum: true },
      ],
      [
        ...mine.map((one) => ({
          cells: [
            ...[say.day(one.at, one.zone), one.campaign, words.kinds[one.kind]],
            ...[
              BigInt(one.tip) === 0n ? '' : exact(say, BigInt(one.tip), currency),
              exact(say, wholeOf(one), currency),
            ],
          ],
        })),
        { cells: [words.total, '', '', '', exact(say, total, currency)], strong: true },
      ],
    );
  }
  paper.paragraph(words.summaryFoot, { small: true });
  return paper.end();
}
