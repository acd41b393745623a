import { type DecisionResponse, type ReportResponse, type StatementResponse } from '../../community/index.js';
import { Plain } from '../design/plain.js';
import { FormProblems, type FormState, TextArea } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { homeZone } from '../language/home-zone.js';
import { sayIn } from '../language/say.js';
import { Facts } from '../staff/frame/rows.js';
import { moderationWords } from './moderation.words.js';
import { reportWords } from './report.words.js';

interface Objecting {
  /** Of a complaint, where nothing is done but answering. */
  readonly isAnswer?: boolean;
  /** The path to which the form is sent. */
  readonly at: string;
  /** The secret of the address; empty for members, who need none. */
  readonly token: string;
  readonly once: string;
  readonly state: FormState;
}

/** A report and what became of it. */
export function FollowedReportPage({ report, ...objecting }: Objecting & { report: ReportResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reportWords[locale];
  const { kinds, grounds, explanation } = moderationWords[locale];
  const isDecided = report.decisions.length > 0;
  return (
    <Plain title={words.reportTitle(report.number)} lede={isDecided ? words.reportLede.decided : words.reportLede.open}>
      <Facts
        facts={[
          [words.about, kinds[report.kind]],
          report.kind !== 'complaint' && [words.ground, grounds[report.ground]],
          [words.since, say.moment(report.madeAt, homeZone)],
          report.explanation !== null && [explanation, <span class="as-written">{report.explanation}</span>],
        ]}
      />
      {objecting.token && <p class="hint">{words.keep}</p>}
      <Decisions decisions={report.decisions} isAnswer={report.kind === 'complaint'} {...objecting} />
    </Plain>
  );
}

/** What was decided about what one wrote, and why. */
export function StatementPage({ statement, ...objecting }: Objecting & { statement: StatementResponse }) {
  const { locale } = useVisit();
  const words = reportWords[locale];
  return (
    <Plain title={words.statementTitle} lede={words.statementLede}>
      <Decisions decisions={statement.decisions} {...objecting} />
      <h2>{words.text}</h2>
      {statement.texts.map((text) => (
        <details class="fold" open={text === statement.texts[0]}>
          <summary lang={text.locale}>{text.title}</summary>
          <p class="as-written" lang={text.locale}>
            {text.body}
          </p>
        </details>
      ))}
    </Plain>
  );
}

function Decisions({ decisions, ...objecting }: Objecting & { decisions: readonly DecisionResponse[] }) {
  const { locale } = useVisit();
  const words = reportWords[locale];
  if (decisions.length === 0) return null;
  return (
    <>
      {decisions.map((decision) => (
        <Decision decision={decision} {...objecting} />
      ))}
      <p class="hint">{words.elsewhere}</p>
    </>
  );
}

function Decision({ decision, isAnswer = false, ...objecting }: Objecting & { decision: DecisionResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = reportWords[locale];
  const { outcomes, grounds, bases, answers } = moderationWords[locale];
  const { outcome, ground, basis, reason, decidedAt, isReversal, objection, objectUntil } = decision;
  return (
    <section class="apart">
      <h2>{isReversal ? words.anew : isAnswer ? words.answer : words.decision}</h2>
      <Facts
        facts={[
          !isAnswer && [words.decision, outcomes[outcome]],
          ground !== null && [words.ground2, grounds[ground]],
          basis !== null && [words.basis, bases[basis]],
          [words.reason, <span class="as-written">{reason}</span>],
          [words.decidedOn, say.moment(decidedAt, homeZone)],
        ]}
      />
      {objection && (
        <>
          <h3>{words.objected}</h3>
          {objection.words && <p class="as-written">{objection.words}</p>}
          <p class="notice">{objection.outcome ? answers[objection.outcome] : words.waits}</p>
          {objection.reason && <p class="as-written">{objection.reason}</p>}
        </>
      )}
      {objectUntil && <Object until={say.day(objectUntil, homeZone)} {...objecting} />}
    </section>
  );
}

function Object({ until, at, token, once, state }: Objecting & { until: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = reportWords[locale];
  return (
    <>
      <h3>{words.objectTitle}</h3>
      <p>{words.objectUntil(until)}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href(at)}>
        <OnceField value={once} />
        <input type="hidden" name="token" value={token} />
        <TextArea name="words" label={words.words} hint={words.wordsHint} state={state} rows={6} maxLength={4_000} />
        <div>
          <button class="btn line">{words.object}</button>
        </div>
      </form>
    </>
  );
}
