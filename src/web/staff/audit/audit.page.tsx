import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { type FormState, TextField } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { homeZone } from '../../language/home-zone.js';
import { Badge, Facts } from '../frame/rows.js';
import { type AuditFilter, type AuditItem, type ChainStatus } from './audit.query.js';
import { auditWords } from './audit.words.js';

interface AuditPageProps {
  readonly filter: AuditFilter;
  readonly wrong: readonly string[];
  readonly entries: Page<AuditItem>;
  readonly chain: ChainStatus;
  readonly head: { readonly entries: number; readonly hash: string };
}

export function AuditPage({ filter, wrong, entries, chain, head }: AuditPageProps) {
  const { locale } = useVisit();
  const words = auditWords[locale];
  return (
    <>
      <Chain chain={chain} head={head} />
      <section>
        <h2>{words.entries}</h2>
        <FilterForm filter={filter} wrong={wrong} />
        {entries.data.length === 0 && (
          <div class="empty">
            <h3>{words.none}</h3>
            <p>{words.noneHint}</p>
          </div>
        )}
        {entries.data.map((entry) => (
          <Entry entry={entry} />
        ))}
        <Pager next={entries.next} />
      </section>
    </>
  );
}

function Chain({ chain: { verifiedAt, violations, unsealed }, head }: Pick<AuditPageProps, 'chain' | 'head'>) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = auditWords[locale];
  const isBroken = violations !== null && violations > 0;
  return (
    <section>
      <h2>{words.chain}</h2>
      <Facts
        facts={[
          [
            words.status,
            verifiedAt === null ? (
              words.unasked
            ) : (
              <>
                <Badge tone={isBroken ? 'bad' : 'good'}>{isBroken ? words.broken : words.unbroken}</Badge>{' '}
                {words.asOf(say.moment(verifiedAt, homeZone))}
              </>
            ),
          ],
          [words.sealed, say.number(head.entries)],
          [words.unsealed, say.number(unsealed)],
          [words.head, <code>{head.hash}</code>],
        ]}
      />
      <p class="hint">{words.headHint}</p>
    </section>
  );
}

function FilterForm({ filter, wrong }: Pick<AuditPageProps, 'filter' | 'wrong'>) {
  const { locale, search } = useVisit();
  const href = useHref();
  const words = auditWords[locale];
  const state: FormState = {
    typed: Object.fromEntries(new URLSearchParams(search)),
    errors: Object.fromEntries(wrong.map((name) => [name, words.wrong])),
  };
  const common = { state, isOptional: true };
  return (
    <form action={href('/staff/audit')}>
      <div class="filter-form">
        <TextField name="action" label={words.action} placeholder="payout." maxLength={100} {...common} />
        <TextField name="subject" label={words.subject} maxLength={36} {...common} />
        <TextField name="actor" label={words.actor} maxLength={36} {...common} />
      </div>
      <div class="row">
        <button class="btn line">{words.show}</button>
        {Object.values(filter).some((part) => part !== null) && <a href={href('/staff/audit')}>{words.clear}</a>}
      </div>
    </form>
  );
}

function Entry({ entry }: { entry: AuditItem }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = auditWords[locale];
  const { at, actorId, actorName, via, action, subject, subjectId, details, text, seq } = entry;
  const filtered = (name: string, value: string) => `${href('/staff/audit')}?${name}=${encodeURIComponent(value)}`;
  return (
    <article class="entry">
      <header>
        <code>{action}</code>
        <time dateTime={at.toISOString()}>{say.moment(at, homeZone)}</time>
        <span class="hint">{seq === null ? words.notSealed : words.seq(seq)}</span>
      </header>
      <p>
        {actorId === null ? words.service : <a href={filtered('actor', actorId)}>{actorName ?? actorId}</a>}{' '}
        <span class="hint">
          {words.via} {via}
        </span>
      </p>
      {text !== null && <p class="as-written quote">{text}</p>}
      <p class="details">
        <code>{subject}</code>
        {subjectId !== null && (
          <a href={filtered('subject', subjectId)}>
            {words.all}
            <span class="vh"> {subjectId}</span>
          </a>
        )}
        {Object.entries(details).map(([name, value]) => (
          <code>
            {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
          </code>
        ))}
      </p>
    </article>
  );
}
