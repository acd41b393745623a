import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { Months } from './months.js';
import {
  type Collection,
  type Month,
  type Outcomes,
  type PayoutTimes,
  type PledgeFigures,
} from './statistics.query.js';
import { statisticsWords } from './statistics.words.js';

export interface StatisticsProps {
  readonly outcomes: Outcomes;
  readonly pledges: readonly PledgeFigures[];
  readonly months: readonly Month[];
  readonly collection: readonly Collection[];
  readonly payoutTimes: PayoutTimes;
}

export function StatisticsPage(figures: StatisticsProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = statisticsWords[locale];
  const currencies = [...new Set(figures.months.map(({ currency }) => currency))];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <h1>{words.title}</h1>
          <p class="lede">{words.lede}</p>
          <Counts {...figures} />
        </div>
      </section>
      <div class="wrap books">
        <Outcome outcomes={figures.outcomes} />
        {currencies.length === 0 && (
          <section>
            <div class="empty">
              <p>{words.none}</p>
            </div>
          </section>
        )}
        {currencies.map((currency) => (
          <Months currency={currency} months={figures.months.filter((month) => month.currency === currency)} />
        ))}
        <section>
          <p>
            <a href={href('/ledger')}>{words.ledger}</a>
          </p>
        </section>
      </div>
    </main>
  );
}

/** Basis points of a part of a whole. */
const bpsOf = (part: number, whole: number): number => Math.round((part / whole) * 1_000) * 10;

function Counts({ outcomes, pledges, collection, payoutTimes }: StatisticsProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = statisticsWords[locale];
  const ended = outcomes.funded + outcomes.unfunded;
  const counts: (readonly [of: string, value: string])[] = [
    ...(ended > 0 ? [[words.rate, say.percent(bpsOf(outcomes.funded, ended))] as const] : []),
    ...pledges
      .slice(0, 2)
      .map(({ currency, median }) => [words.median(currency), say.sum({ amount: median, currency })] as const),
    ...collection
      .slice(0, 1)
      .map(({ collected, dropped }) => [words.collected, say.percent(bpsOf(collected, collected + dropped))] as const),
    ...(payoutTimes.medianDays === null ? [] : [[words.days, say.number(Math.round(payoutTimes.medianDays))] as const]),
  ];
  return (
    <>
      <dl class="counts">
        {counts.map(([of, value]) => (
          <div>
            <dt>{of}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {[
          ended === 0 ? words.rateNone : '',
          pledges.length > 0 ? words.medianOf(say.number(pledges.reduce((sum, of) => sum + of.pledges, 0))) : '',
          payoutTimes.medianDays === null ? words.noPayout : '',
        ].join(' ')}
      </p>
    </>
  );
}

function Outcome({ outcomes }: { outcomes: Outcomes }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = statisticsWords[locale];
  const kinds = ['live', 'settling', 'funded', 'unfunded', 'calledOff'] as const;
  return (
    <section>
      <h2>{words.outcomes}</h2>
      <table class="table sums">
        <caption class="vh">{words.outcomes}</caption>
        <thead>
          <tr>
            <th scope="col">{words.outcome}</th>
            <th scope="col" class="num">
              {words.campaigns}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr>
              <th scope="row">{words.kinds[kind]}</th>
              <td class="num">{say.number(outcomes[kind])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.together}</th>
            <td class="num">{say.number(kinds.reduce((sum, kind) => sum + outcomes[kind], 0))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
