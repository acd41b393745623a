import { type ModerationCaseResponse } from '../../../community/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { homeZone } from '../../language/home-zone.js';
import { sayIn } from '../../language/say.js';
import { moderationWords } from '../../report/moderation.words.js';
import { Badge, Facts } from '../frame/rows.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { AnswerForm, DecisionForm } from './decide.js';
import { staffModerationWords } from './moderation.words.js';

export type ModerationCase = ModerationCaseResponse;
export type CaseObjection = ModerationCase['objections'][number];

export interface CasePageProps {
  readonly of: ModerationCase;
  readonly once: string;
  readonly mayDecide: Refusal | undefined;
  readonly mayAnswer: (objection: CaseObjection) => Refusal | undefined;
  /** The objection whose form the page has, instead of that for reports: no page has two. */
  readonly answering: string | undefined;
  /** The form, as it was refused. */
  readonly state: FormState;
}

/** One thing that was reported: as it is and was, what was said about it, and what can be decided. */
export function CasePage(props: CasePageProps) {
  const { of, answering } = props;
  const isOpen = of.reports.some(({ decisionId }) => decisionId === null);
  return (
    <>
      <AsItIs of={of} />
      <Originals of={of} />
      <Reports of={of} />
      {isOpen && answering === undefined && <DecisionForm {...props} />}
      <Decided {...props} />
    </>
  );
}

function AsItIs({ of: { kind, standing, texts, path, campaignId } }: { of: ModerationCase }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = staffModerationWords[locale];
  return (
    <section>
      <h2>{words.now}</h2>
      {kind === 'complaint' ? <p>{words.nothingWritten}</p> : <Texts texts={texts} isOpen />}
      {kind !== 'complaint' && (
        <p>
          {words.standing}: <Badge tone={standing === 'shown' ? 'plain' : 'bad'}>{words.standings[standing]}</Badge>
        </p>
      )}
      <p class="row">
        {path && standing !== 'gone' && !(kind === 'campaign' && standing === 'hidden') && (
          <a href={href(path)}>{words.page}</a>
        )}
        {campaignId && <a href={href(`/staff/reviews/${campaignId}`)}>{words.campaign}</a>}
      </p>
    </section>
  );
}

/** Only those that differ from what it says now. */
function Originals({ of: { kind, texts, originals } }: { of: ModerationCase }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = staffModerationWords[locale];
  if (kind === 'complaint') return null;
  const now = asOneText(texts);
  const others = originals.filter((original) => asOneText(original.texts) !== now);
  return (
    <section>
      <h2>{words.originals}</h2>
      {others.length === 0 && <p>{words.same}</p>}
      {others.map(({ takenAt, texts: then }) => (
        <>
          <h3>{words.asOf(say.moment(takenAt, homeZone))}</h3>
          <Texts texts={then} />
        </>
      ))}
    </section>
  );
}

const asOneText = (texts: ModerationCase['texts']): string =>
  JSON.stringify(texts.map(({ locale, title, body }) => [locale, title, body]));

function Texts({ texts, isOpen = false }: { texts: ModerationCase['texts']; isOpen?: boolean }) {
  return (
    <>
      {texts.map(({ locale, title, body }, index) => (
        <details class="folded" open={isOpen && index === 0}>
          <summary lang={locale}>{title}</summary>
          <p class="as-written" lang={locale}>
            {body}
          </p>
        </details>
      ))}
    </>
  );
}

function Reports({ of: { kind, reports } }: { of: ModerationCase }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = staffModerationWords[locale];
  const { grounds } = moderationWords[locale];
  return (
    <section class="apart">
      <h2>{words.reports}</h2>
      {reports.map(({ number, ground, explanation, name, madeAt, decisionId }) => (
        <article>
          <h3>
            {words.report(number)} {decisionId !== null && <Badge tone="good">{words.answered}</Badge>}
          </h3>
          <p class="hint">
            {[kind !== 'complaint' && grounds[ground], name ?? words.noName, say.moment(madeAt, homeZone)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p class="as-written">{explanation ?? words.erased}</p>
        </article>
      ))}
    </section>
  );
}

function Decided({ of, ...deciding }: CasePageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = staffModerationWords[locale];
  const { outcomes, grounds, bases, answers } = moderationWords[locale];
  if (of.decisions.length === 0) return null;
  return (
    <section class="apart">
      <h2>{words.decisions}</h2>
      {of.decisions.map(({ id, outcome, ground, basis, reason, decidedByName, decidedAt }) => (
        <article class="apart">
          <Facts
            facts={[
              [words.outcome, outcomes[outcome]],
              ground !== null && [words.ground, grounds[ground]],
              basis !== null && [words.basis, bases[basis]],
              [words.reason, <span class="as-written">{reason}</span>],
              [say.moment(decidedAt, homeZone), words.by(decidedByName)],
            ]}
          />
          {of.objections
            .filter(({ decisionId }) => decisionId === id)
            .map((objection) => (
              <>
                <h3>{words.objection[objection.side]}</h3>
                <p class="as-written">{objection.words ?? words.erased}</p>
                {objection.outcome === null ? (
                  <Answer of={of} objection={objection} {...deciding} />
                ) : (
                  <p>
                    <b>{answers[objection.outcome]}</b> <span class="as-written">{objection.reason}</span>
                  </p>
                )}
              </>
            ))}
        </article>
      ))}
    </section>
  );
}

function Answer({ objection, ...props }: CasePageProps & { objection: CaseObjection }) {
  const { locale } = useVisit();
  const href = useHref();
  const { of, answering } = props;
  if (answering === objection.id) return <AnswerForm objection={objection} {...props} />;
  return (
    <p>
      <a class="btn line" href={href(`/staff/moderation/${of.kind}/${of.subjectId}?objection=${objection.id}`)}>
        {staffModerationWords[locale].answer}
      </a>
    </p>
  );
}
