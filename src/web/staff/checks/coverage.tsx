import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Badge, Rows } from '../frame/rows.js';
import { sumOf } from '../frame/sum.js';
import { checksWords } from './checks.words.js';

/** What was held and owed on one day, in one currency. Minor units. */
export interface CoveredDay {
  readonly day: string;
  readonly currency: string;
  readonly available: string;
  readonly pending: string;
  readonly arriving: string;
  readonly owed: string;
  readonly covered: boolean;
}

/** Whether what is held at the provider covered what is owed, newest first. */
export function Coverage({ days }: { days: readonly CoveredDay[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = checksWords[locale];
  const exact = (amount: bigint | string, currency: string) => say.exact(sumOf(amount, currency));
  return (
    <section id="coverage">
      <h2>{words.coverage}</h2>
      <Rows
        caption={words.coverage}
        rows={days}
        empty={{ title: words.coverageNone, text: words.coverageNoneHint }}
        columns={[
          { label: words.day, cell: ({ day }) => say.day(`${day}T12:00:00Z`, 'UTC') },
          {
            label: words.result,
            cell: ({ covered }) => (
              <Badge tone={covered ? 'good' : 'bad'}>{covered ? words.covered : words.lacking}</Badge>
            ),
          },
          {
            label: words.held,
            isNumber: true,
            cell: ({ available, pending, currency }) => exact(BigInt(available) + BigInt(pending), currency),
          },
          { label: words.arriving, isNumber: true, cell: ({ arriving, currency }) => exact(arriving, currency) },
          { label: words.owed, isNumber: true, cell: ({ owed, currency }) => exact(owed, currency) },
        ]}
      />
    </section>
  );
}
