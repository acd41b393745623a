import { bases, grounds } from '../../../community/index.js';
import { FormProblems, type FormState, RadioField, SelectField, TextArea } from '../../forms/field.js';
import { OnceField } from '../../forms/once.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { moderationWords } from '../../report/moderation.words.js';
import { RefusalText } from '../frame/deeds.js';
import { type CaseObjection, type CasePageProps } from './case.page.js';
import { staffModerationWords } from './moderation.words.js';

/** What is decided about the reports that are open, for whoever may. */
export function DecisionForm({ of, once, mayDecide, state }: CasePageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = staffModerationWords[locale];
  const open = of.reports.filter(({ decisionId }) => decisionId === null).map(({ id }) => id);
  const needsSuspension = of.outcomes.includes('suspended') && of.standing !== 'suspended';
  const possible = of.outcomes.filter((outcome) => outcome !== 'suspended' || !needsSuspension);
  return (
    <section class="deeds" aria-labelledby="decide">
      <h2 id="decide">{words.decide}</h2>
      <FormProblems state={state} />
      {mayDecide ? (
        <p>
          <RefusalText refusal={mayDecide} />
        </p>
      ) : (
        <form class="form" method="post" action={href(`/staff/moderation/${of.kind}/${of.subjectId}`)}>
          <OnceField value={once} />
          <input type="hidden" name="reports" value={open.join(' ')} />
          {needsSuspension && <p class="notice">{words.suspendFirst}</p>}
          <RadioField
            name="outcome"
            label={words.outcome}
            state={state}
            options={possible.map((value) => ({ value, label: words.deeds[value] }))}
          />
          <Grounded state={state} isHidden={possible.length === 1} />
          <div>
            <button class="btn">{words.send}</button>
          </div>
        </form>
      )}
    </section>
  );
}

type AnswerProps = CasePageProps & { readonly objection: CaseObjection };

/** What is decided about an objection, for whoever did not decide before. */
export function AnswerForm({ of, objection, once, mayAnswer, state }: AnswerProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = staffModerationWords[locale];
  const refusal = mayAnswer(objection);
  if (refusal) {
    return (
      <p class="notice">
        {words.answer}: <RefusalText refusal={refusal} />
      </p>
    );
  }
  return (
    <>
      <FormProblems state={state} />
      <form
        class="form"
        method="post"
        action={href(`/staff/moderation/${of.kind}/${of.subjectId}/objections/${objection.id}`)}
      >
        <OnceField value={once} />
        {of.standing === 'suspended' && <p class="hint">{words.resumeFirst}</p>}
        <RadioField
          name="outcome"
          label={words.answer}
          state={state}
          options={(['upheld', 'reversed'] as const).map((value) => ({ value, label: words.answers[value] }))}
        />
        <Grounded state={state} isHidden={of.kind === 'complaint' || objection.side === 'author'} />
        <div>
          <button class="btn">{words.send}</button>
        </div>
      </form>
    </>
  );
}

/** On which ground and by what something is restricted, and the reason; where nothing can be, only the reason is asked. */
function Grounded({ state, isHidden }: { state: FormState; isHidden: boolean }) {
  const { locale } = useVisit();
  const words = staffModerationWords[locale];
  const common = moderationWords[locale];
  return (
    <>
      {isHidden ? (
        <>
          <input type="hidden" name="ground" value="other" />
          <input type="hidden" name="basis" value="terms" />
        </>
      ) : (
        <>
          <SelectField
            name="ground"
            label={words.ground}
            hint={words.groundHint}
            state={state}
            options={grounds.map((value) => ({ value, label: common.grounds[value] }))}
          />
          <SelectField
            name="basis"
            label={words.basis}
            state={state}
            options={bases.map((value) => ({ value, label: common.bases[value] }))}
          />
        </>
      )}
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} state={state} rows={5} maxLength={4_000} />
    </>
  );
}
