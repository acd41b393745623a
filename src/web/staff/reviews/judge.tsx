import { criterionIn } from '../../criteria/criteria.words.js';
import { type FormState, FormProblems, SelectField, TextArea } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { RefusalText } from '../frame/deeds.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { commentField, scoreField } from './review.form.js';
import { type Criterion } from './reviews.query.js';
import { reviewsWords } from './reviews.words.js';

interface JudgeProps {
  readonly campaignId: string;
  readonly isInReview: boolean;
  readonly criteria: readonly Criterion[];
  readonly refusal: Refusal | undefined;
  readonly state: FormState;
}

const buttons = ['approved', 'changes_requested', 'rejected'] as const;

/** A score and a comment for each criterion of the campaign's version, and one decision. */
export function Judge({ campaignId, isInReview, criteria, refusal, state }: JudgeProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = reviewsWords[locale];
  return (
    <section class="deeds">
      <h2>{words.judge}</h2>
      <FormProblems state={state} />
      {!isInReview && <p>{words.notInReview}</p>}
      {isInReview && refusal && (
        <p class="not-yours">
          <b>{words.judge}:</b> <RefusalText refusal={refusal} />
        </p>
      )}
      {isInReview && !refusal && (
        <>
          <p>{words.judgeHint}</p>
          <form class="form wide" method="post" action={href(`/staff/reviews/${campaignId}`)}>
            <p class="hint">{words.version(criteria[0]?.version ?? 0)}</p>
            {criteria.map((criterion) => (
              <fieldset class="criterion">
                <legend lang={criterionIn(locale, criterion).lang}>{criterionIn(locale, criterion).text}</legend>
                <SelectField
                  name={scoreField(criterion.key)}
                  label={words.score}
                  state={state}
                  options={[
                    { value: '', label: '–' },
                    ...words.scores.map((label, score) => ({ value: String(score), label })),
                  ]}
                />
                <TextArea
                  name={commentField(criterion.key)}
                  label={words.comment}
                  state={state}
                  rows={2}
                  maxLength={2_000}
                />
              </fieldset>
            ))}
            <TextArea
              name="comment"
              label={words.whole}
              hint={words.wholeHint}
              state={state}
              rows={4}
              maxLength={5_000}
            />
            <div class="row">
              {buttons.map((decision) => (
                <button class={decision === 'approved' ? 'btn' : 'btn line'} name="decision" value={decision}>
                  {words.decisions[decision]}
                </button>
              ))}
            </div>
          </form>
        </>
      )}
    </section>
  );
}
