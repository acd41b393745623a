import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { type Change } from './history.query.js';
import { homeZone } from '../../language/home-zone.js';
import { staffWords } from './staff.words.js';

interface HistoryProps {
  readonly changes: readonly Change[];
  readonly stateName: (state: string) => string;
  /** Whether the reader may know who of staff it was. */
  readonly showsPeople: boolean;
  readonly zone?: string;
}

/** What became of a thing, step by step. */
export function History({ changes, stateName, showsPeople, zone = homeZone }: HistoryProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = staffWords[locale];
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{words.history}</h2>
      <ol class="timeline">
        {changes.map(({ to, at, actorName, reason }) => (
          <li>
            <b>{stateName(to)}</b>
            <time dateTime={at.toISOString()}>{say.moment(at, zone)}</time>
            {showsPeople && <span>{actorName ?? words.byItself}</span>}
            <code>{reason}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
