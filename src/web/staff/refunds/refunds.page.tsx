import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { refundTransitions } from '../../../refunds/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { homeZone } from '../../language/home-zone.js';
import { Rows } from '../frame/rows.js';
import { mayDo } from '../frame/staff-ways.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { sumOf } from '../frame/sum.js';
import { type RefundItem, type RunItem } from './refunds.query.js';
import { refundsWords } from './refunds.words.js';

interface RefundsPageProps {
  readonly refunds: Page<RefundItem>;
  readonly runs: readonly RunItem[];
  readonly state: string | undefined;
}

export function RefundsPage({ refunds, runs, state }: RefundsPageProps) {
  const { locale, caller } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const common = staffWords[locale];
  return (
    <>
      <section>
        <h2>{words.title}</h2>
        <Filter state={state} />
        <Rows
          caption={words.title}
          rows={refunds.data}
          empty={{ title: words.none, text: words.noneHint }}
          columns={[
            {
              label: words.refund,
              cell: (row) => (
                <a href={href(`/staff/refunds/${row.id}`)}>
                  <Name of={row} />
                </a>
              ),
            },
            { label: common.state, cell: (row) => <State of="refund" is={row.state} /> },
            { label: words.cause, cell: ({ cause }) => words.causes[cause] },
            { label: words.requested, cell: ({ requestedAt }) => say.moment(requestedAt, homeZone) },
            { label: common.amount, isNumber: true, cell: ({ total, currency }) => say.exact(sumOf(total, currency)) },
          ]}
        />
        <Pager next={refunds.next} />
      </section>
      <section>
        <h2>{words.runs}</h2>
        <Rows
          caption={words.runs}
          rows={runs}
          empty={{ title: words.runsNone, text: words.runsNoneHint }}
          columns={[
            {
              label: common.campaign,
              cell: (row) => (
                <a href={href(`/staff/refunds/runs/${row.id}`)}>
                  <Name of={row} />
                </a>
              ),
            },
            { label: common.state, cell: (row) => <State of="run" is={row.state} /> },
            { label: words.cause, cell: ({ cause }) => words.causes[cause] },
            { label: words.orderedBy, cell: ({ orderedByName }) => orderedByName },
          ]}
        />
        {mayDo('refunds.decide', caller) && (
          <p>
            <a class="btn line" href={href('/staff/refunds/everybody')}>
              {words.orderTitle}
            </a>
          </p>
        )}
      </section>
    </>
  );
}

function Filter({ state }: { state: string | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = refundsWords[locale];
  const name = stateIn(stateWords[locale], 'refund');
  return (
    <nav class="state-filter" aria-label={words.filter}>
      <a href={href('/staff/refunds')} aria-current={state === undefined ? 'true' : undefined}>
        {words.all}
      </a>
      {Object.keys(refundTransitions).map((each) => (
        <a href={`${href('/staff/refunds')}?state=${each}`} aria-current={each === state ? 'true' : undefined}>
          {name(each)}
        </a>
      ))}
    </nav>
  );
}
