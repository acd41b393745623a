import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Deeds } from '../frame/deeds.js';
import { homeZone } from '../../language/home-zone.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State } from '../frame/state.js';
import { sumOf } from '../frame/sum.js';
import { type BreakItem, type RunOfBooks } from './reconciliation.query.js';
import { reconciliationWords } from './reconciliation.words.js';

interface ReconciliationPageProps {
  readonly runs: Page<RunOfBooks>;
  readonly breaks: Page<BreakItem>;
  readonly state: 'open' | 'resolved' | undefined;
  readonly mayOrder: Refusal | undefined;
  readonly form: FormState;
}

export function ReconciliationPage({ runs, breaks, state, mayOrder, form }: ReconciliationPageProps) {
  const { locale } = useVisit();
  const words = reconciliationWords[locale];
  return (
    <>
      <section>
        <h2>{words.breaks}</h2>
        <BreakFilter state={state} />
        <Breaks breaks={breaks.data} />
        <Pager next={breaks.next} of="before" />
      </section>
      <section>
        <h2>{words.runs}</h2>
        <Runs runs={runs.data} />
        <Pager next={runs.next} />
      </section>
      <Deeds
        title={words.orderTitle}
        state={form}
        deeds={[
          {
            path: '/staff/reconciliation',
            label: words.order,
            refusal: mayOrder,
            isMain: true,
            needsNoReason: true,
          },
        ]}
      />
      <p class="hint">{words.orderHint}</p>
    </>
  );
}

function BreakFilter({ state }: Pick<ReconciliationPageProps, 'state'>) {
  const { locale } = useVisit();
  const href = useHref();
  const words = reconciliationWords[locale];
  const at = href('/staff/reconciliation');
  return (
    <nav class="state-filter" aria-label={words.breaksFilter}>
      <a href={at} aria-current={state === 'open' ? 'true' : undefined}>
        {words.openOnes}
      </a>
      <a href={`${at}?state=resolved`} aria-current={state === 'resolved' ? 'true' : undefined}>
        {words.resolvedOnes}
      </a>
      <a href={`${at}?state=all`} aria-current={state === undefined ? 'true' : undefined}>
        {words.allOnes}
      </a>
    </nav>
  );
}

function Breaks({ breaks }: { breaks: readonly BreakItem[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = reconciliationWords[locale];
  const common = staffWords[locale];
  return (
    <Rows
      caption={words.breaks}
      rows={breaks}
      empty={{ title: words.noBreaks, text: words.noBreaksHint }}
      columns={[
        {
          label: words.break,
          cell: ({ id, movement, ledgerReference }) => (
            <a href={href(`/staff/reconciliation/breaks/${id}`)}>
              <code>{movement ?? ledgerReference}</code>
            </a>
          ),
        },
        { label: common.state, cell: (row) => <State of="break" is={row.state} /> },
        { label: words.kind, cell: ({ kind }) => words.kinds[kind] ?? kind },
        { label: words.age, cell: ({ ageHours }) => words.hours(ageHours) },
        { label: words.owner, cell: ({ ownerName }) => ownerName ?? common.nobody },
        { label: words.more, isNumber: true, cell: ({ amount, currency }) => say.exact(sumOf(amount, currency)) },
      ]}
    />
  );
}

function Runs({ runs }: { runs: readonly RunOfBooks[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reconciliationWords[locale];
  return (
    <Rows
      caption={words.runs}
      rows={runs}
      empty={{ title: words.noRuns, text: words.noRunsHint }}
      columns={[
        {
          label: words.asked,
          cell: ({ requestedAt, requestedByName }) => (
            <>
              {say.moment(requestedAt, homeZone)}
              <small>{requestedByName ?? words.nightly}</small>
            </>
          ),
        },
        {
          label: words.finished,
          cell: ({ finishedAt }) => (finishedAt ? say.moment(finishedAt, homeZone) : words.underWay),
        },
        { label: words.missed, isNumber: true, cell: ({ eventsMissed }) => say.number(eventsMissed) },
        { label: words.repaired, isNumber: true, cell: ({ paymentsRepaired }) => say.number(paymentsRepaired) },
        { label: words.found, isNumber: true, cell: ({ movementsFound }) => say.number(movementsFound) },
      ]}
    />
  );
}
