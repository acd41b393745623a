import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { checks, type CheckResult } from '../../../reconciliation/index.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { homeZone } from '../../language/home-zone.js';
import { CampaignForm } from '../frame/campaign-form.js';
import { Badge, Rows } from '../frame/rows.js';
import { Coverage, type CoveredDay } from './coverage.js';
import { checksWords } from './checks.words.js';
import { sentenceOfCheck } from './invariant.words.js';

/** One time that the invariants were asked about. */
export interface AskedOnce {
  readonly ranAt: string;
  readonly since: string | null;
  readonly tookMs: number;
  readonly violations: number;
  readonly findings: readonly Pick<CheckResult, 'view' | 'violations' | 'offenders'>[];
}

interface ChecksPageProps {
  /** Undefined until they were asked for the first time. */
  readonly last: AskedOnce | undefined;
  readonly runs: Page<AskedOnce>;
  readonly coverage: readonly CoveredDay[];
}

export function ChecksPage({ last, runs, coverage }: ChecksPageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = checksWords[locale];
  return (
    <>
      <section>
        <h2>{words.invariants}</h2>
        <p>{last ? words.last(say.moment(last.ranAt, homeZone)) : words.never}</p>
        <Invariants last={last} />
      </section>
      <Coverage days={coverage} />
      <section>
        <h2>{words.balanceTitle}</h2>
        <CampaignForm path="/staff/checks/balance" />
      </section>
      <section>
        <h2>{words.earlier}</h2>
        <Rows
          caption={words.earlier}
          rows={runs.data}
          empty={{ title: words.none, text: words.noneHint }}
          columns={[
            { label: words.ran, cell: ({ ranAt }) => say.moment(ranAt, homeZone) },
            { label: words.about, cell: ({ since }) => (since === null ? words.everything : words.changed) },
            { label: words.result, cell: ({ violations }) => <Result violations={violations} /> },
            { label: words.took, isNumber: true, cell: ({ tookMs }) => words.ms(say.number(tookMs)) },
          ]}
        />
        <Pager next={runs.next} />
      </section>
    </>
  );
}

function Invariants({ last }: Pick<ChecksPageProps, 'last'>) {
  const { locale } = useVisit();
  const words = checksWords[locale];
  const found = new Map(last?.findings.map((finding) => [finding.view, finding]));
  return (
    <Rows
      caption={words.invariants}
      rows={checks}
      empty={{ title: words.none, text: words.noneHint }}
      columns={[
        {
          label: words.sentence,
          cell: (check) => (
            <span id={check.view}>
              <b>{words.number(check.number)}</b> {sentenceOfCheck(check, locale)}
            </span>
          ),
        },
        {
          label: words.result,
          cell: ({ view }) => {
            if (!last) return words.unknown;
            const finding = found.get(view);
            return (
              <>
                <Result violations={finding?.violations ?? 0} />
                {finding?.offenders.map((offender) => (
                  <small>
                    <code>{offender}</code>
                  </small>
                ))}
              </>
            );
          },
        },
      ]}
    />
  );
}

function Result({ violations }: { violations: number }) {
  const { locale } = useVisit();
  const words = checksWords[locale];
  return (
    <Badge tone={violations > 0 ? 'bad' : 'good'}>{violations > 0 ? words.violated(violations) : words.holds}</Badge>
  );
}
