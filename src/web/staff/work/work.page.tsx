import { type FailingRow, type OpenRows } from '../../../platform/outbox/index.js';
import { type WorkStatus } from '../../../platform/work/index.js';
import { ConfirmFirst } from '../../confirm/confirm-first.js';
import { FormProblems, type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { homeZone } from '../../language/home-zone.js';
import { sayIn } from '../../language/say.js';
import { Badge, Rows } from '../frame/rows.js';
import { workWords } from './work.words.js';

interface WorkPageProps {
  readonly status: WorkStatus;
  readonly open: readonly OpenRows[];
  readonly failing: readonly FailingRow[];
  readonly mayRetry: boolean;
  readonly state: FormState;
}

export function WorkPage({ status, open, failing, mayRetry, state }: WorkPageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = workWords[locale];
  const moment = (at: Date) => say.moment(at, homeZone);
  return (
    <>
      <FormProblems state={state} />
      <section>
        <h2>{words.events}</h2>
        {mayRetry && failing.length > 0 && <ConfirmFirst />}
        <Rows
          caption={words.events}
          rows={open}
          empty={{ title: words.nothing, text: words.nothingHint }}
          columns={[
            { label: words.consumer, cell: ({ consumer }) => <code>{consumer}</code> },
            { label: words.open, isNumber: true, cell: (row) => say.number(row.open) },
            { label: words.running, isNumber: true, cell: ({ running }) => say.number(running) },
            { label: words.failingCount, cell: (row) => <Failing row={row} mayRetry={mayRetry} /> },
            { label: words.oldest, cell: ({ oldestAt }) => moment(oldestAt) },
          ]}
        />
      </section>
      <FailingEvents failing={failing} />
      {status.open.length > 0 && (
        <section>
          <h2>{words.other}</h2>
          <Rows
            caption={words.other}
            rows={status.open}
            empty={{ title: words.nothing, text: words.nothingHint }}
            columns={[
              { label: words.what, cell: ({ name }) => <code>{name}</code> },
              { label: words.open, isNumber: true, cell: ({ count }) => say.number(count) },
            ]}
          />
        </section>
      )}
      <section>
        <h2>{words.due}</h2>
        <p>{words.now(moment(status.now))}</p>
        <Rows
          caption={words.due}
          rows={status.due}
          empty={{ title: words.noneDue, text: words.noneDueHint }}
          columns={[
            { label: words.what, cell: ({ name }) => <code>{name}</code> },
            { label: words.when, cell: ({ at }) => moment(at) },
          ]}
        />
      </section>
    </>
  );
}

function FailingEvents({ failing }: Pick<WorkPageProps, 'failing'>) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = workWords[locale];
  if (failing.length === 0) return null;
  return (
    <section>
      <h2>{words.failing}</h2>
      <p>{words.failingHint}</p>
      <Rows
        caption={words.failing}
        rows={failing}
        empty={{ title: words.nothing, text: words.nothingHint }}
        columns={[
          { label: words.event, cell: ({ event, consumer }) => <code>{`${event} → ${consumer}`}</code> },
          { label: words.error, cell: ({ lastError }) => lastError },
          { label: words.failures, isNumber: true, cell: ({ failures }) => say.number(failures) },
          { label: words.since, cell: ({ createdAt }) => say.moment(createdAt, homeZone) },
          { label: words.next, cell: ({ retryAt }) => say.moment(retryAt, homeZone) },
        ]}
      />
    </section>
  );
}

function Failing({ row: { consumer, failing }, mayRetry }: { row: OpenRows; mayRetry: boolean }) {
  const { locale, isSteppedUp } = useVisit();
  const href = useHref();
  const words = workWords[locale];
  if (failing === 0) return words.none;
  return (
    <>
      <Badge tone="bad">{words.failed(failing)}</Badge>
      {mayRetry && isSteppedUp && (
        <form method="post" action={href('/staff/work/retries')}>
          <input type="hidden" name="consumer" value={consumer} />
          <button class="btn line">
            {words.retry}
            <span class="vh"> {consumer}</span>
          </button>
        </form>
      )}
    </>
  );
}
