import { round1 } from '../design/random.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type Month } from './statistics.query.js';
import { statisticsWords } from './statistics.words.js';

interface Props {
  readonly currency: string;
  /** Oldest first; at least one. */
  readonly months: readonly Month[];
}

/** Bars drawn on the server; the table beneath says the same to those who do not see them. */
export function Months({ currency, months }: Props) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = statisticsWords[locale];
  return (
    <section>
      <h2>{words.months(currency)}</h2>
      <p>{words.monthsText}</p>
      <Bars currency={currency} months={months} />
      <table class="table sums">
        <caption class="vh">{words.months(currency)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col" class="num">
              {words.campaigns}
            </th>
            <th scope="col" class="num">
              {words.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, campaigns, collected }) => (
            <tr>
              <th scope="row">{say.month(month)}</th>
              <td class="num">{say.number(campaigns)}</td>
              <td class="num">{say.exact({ amount: collected, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const box = { width: 760, height: 220, top: 24, bottom: 30, slots: 12 } as const;

function Bars({ currency, months }: Props) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = statisticsWords[locale];
  const most = months.reduce((best, month) => (month.collected > best.collected ? month : best));
  const slot = box.width / Math.max(6, Math.min(box.slots, months.length));
  const ground = box.height - box.bottom;
  const height = (sum: number): number => Math.max(2, round1((sum / most.collected) * (ground - box.top)));
  const id = `months-${currency}`;
  return (
    <svg class="curve bars" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-labelledby={id}>
      <title id={id}>
        {words.chart(currency, say.sum({ amount: most.collected, currency }), say.month(most.month))}
      </title>
      {months.map(({ month, collected }, index) => {
        const tall = height(collected);
        const x = round1(index * slot + 4);
        return (
          <>
            <rect class="bar-of" x={x} y={round1(ground - tall)} width={round1(slot - 12)} height={tall} />
            <text class="t" x={x} y={box.height - 9}>
              {say.shortMonth(month)}
            </text>
          </>
        );
      })}
      <text class="t b" x={round1(months.indexOf(most) * slot + 4)} y={box.top - 8}>
        {say.sum({ amount: most.collected, currency })}
      </text>
      <path class="axis" d={`M0 ${ground}H${box.width}`} />
    </svg>
  );
}
