import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type Watch } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';

export interface AuditHead {
  readonly entries: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** The head of the chain for everybody to keep, and the command that holds a later chain against it. */
export function AuditChain({ head: { entries, hash } }: { head: AuditHead }) {
  const { locale } = useVisit();
  const words = ledgerWords[locale];
  return (
    <section id="audit">
      <h2>{words.audit}</h2>
      <p>{words.auditText}</p>
      <dl class="pairs">
        <dt>{words.entries}</dt>
        <dd>{sayIn(locale).number(entries)}</dd>
        <dt>{words.head}</dt>
        <dd>
          <code>{hash}</code>
        </dd>
      </dl>
      <p>{words.keep}</p>
      <pre class="command">
        <code>
          npm run audit:verify -- {entries}:{hash}
        </code>
      </pre>
      <p>
        {words.program}{' '}
        <a href="/v1/audit/head">
          <code>/v1/audit/head</code>
        </a>
      </p>
    </section>
  );
}

/** What the service last found about itself. */
export function Watched({ watch: { checkedAt, violations, reconciledAt, openBreaks } }: { watch: Watch }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  const found = violations ? words.broken(violations) : words.allHold;
  return (
    <section>
      <h2>{words.watch}</h2>
      <dl class="pairs">
        <dt>{words.checks}</dt>
        <dd>{checkedAt ? `${say.moment(checkedAt, 'UTC')}: ${found}` : words.never}</dd>
        <dt>{words.reconciled}</dt>
        <dd>{reconciledAt ? say.moment(reconciledAt, 'UTC') : words.never}</dd>
        <dt>{words.breaks}</dt>
        <dd>{openBreaks === 0 ? words.noBreaks : say.number(openBreaks)}</dd>
      </dl>
    </section>
  );
}
