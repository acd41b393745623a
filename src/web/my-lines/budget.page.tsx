import { needKinds } from '../../campaigns/index.js';
import { Budget } from '../campaign/budget.js';
import { AutoSave, SeenField } from '../forms/auto-save.js';
import { CheckField, FormProblems, type FormState, SelectField, TextArea, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { canWrite } from '../my-campaign/stage.rules.js';
import { type LinesPageProps, Note, RemoveButton } from './lines.js';
import { mostNeeds, mostParts, needsIn, partsIn } from './lines.form.js';
import { linesWords } from './lines.words.js';

export function BudgetPage({ mine, state, note }: LinesPageProps) {
  const { campaign } = mine;
  const { locale } = useVisit();
  const words = linesWords[locale];
  const canEdit = canWrite(mine);
  return (
    <CampaignFrame mine={mine} current="budget">
      <FormProblems state={state} />
      <Note note={note} />
      {canEdit ? (
        <Editor mine={mine} state={state} />
      ) : (
        <>
          <p class="notice">{words.notEditable}</p>
          <Budget campaign={campaign} />
        </>
      )}
    </CampaignFrame>
  );
}

function Editor({ mine: { campaign }, state }: Pick<LinesPageProps, 'mine' | 'state'>) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = linesWords[locale];
  const [needs, parts] = [needsIn(state.typed), partsIn(state.typed)];
  return (
    <form class="lines-form" method="post" action={href(`/my/campaigns/${campaign.id}/budget`)}>
      <SeenField value={state.typed['seen'] ?? ''} />
      {/* The first button of a form is the one that the Enter key presses. */}
      <button class="vh" name="do" value="save" tabIndex={-1} aria-hidden="true" />
      <section>
        <h2>{words.budget}</h2>
        <p class="hint">{words.budgetHint}</p>
        {needs.map((_, at) => (
          <Need at={at} parts={parts.length} state={state} currency={campaign.currency} />
        ))}
        <p class="row">
          {needs.length < mostNeeds && (
            <button class="btn line" name="do" value="add-need" formNoValidate>
              {words.addNeed}
            </button>
          )}
          <span>
            {words.goal} <b>{say.sum(campaign.minimum)}</b>
            {campaign.optimum.amount > campaign.minimum.amount && (
              <>
                {' '}
                · {words.optimum} <b>{say.sum(campaign.optimum)}</b>
              </>
            )}
          </span>
        </p>
      </section>
      <section>
        <h2>{words.parts}</h2>
        <p class="hint">{words.partsHint}</p>
        {parts.map((_, at) => (
          <Part at={at} state={state} />
        ))}
        {parts.length < mostParts && (
          <button class="btn line" name="do" value="add-part" formNoValidate>
            {words.addPart}
          </button>
        )}
      </section>
      <p>
        <button class="btn" name="do" value="save">
          {words.keepBudget}
        </button>
      </p>
      <AutoSave />
    </form>
  );
}

function Need({ at, parts, state, currency }: { at: number; parts: number; state: FormState; currency: string }) {
  const { locale } = useVisit();
  const words = linesWords[locale];
  const kinds = needKinds.map((value) => ({ value, label: words.kinds[value] }));
  const choices = Array.from({ length: parts }, (_, part) => ({
    value: String(part + 1),
    label: words.part(part + 1),
  }));
  return (
    <fieldset class="line-card">
      <legend>{words.line(at + 1)}</legend>
      <div class="cells">
        <TextField name={`label-${at}`} label={words.label} state={state} maxLength={200} />
        <SelectField name={`kind-${at}`} label={words.kind} state={state} options={kinds} />
        <TextField
          name={`amount-${at}`}
          label={words.amount(currency)}
          state={state}
          inputMode="decimal"
          maxLength={15}
        />
        {parts > 0 && (
          <SelectField
            name={`tranche-${at}`}
            label={words.tranche}
            state={state}
            options={[{ value: '', label: '–' }, ...choices]}
          />
        )}
      </div>
      <CheckField name={`required-${at}`} label={words.required} state={state} value="yes" isOptional />
      <RemoveButton value={`remove-need-${at}`} of={words.line(at + 1)} />
    </fieldset>
  );
}

function Part({ at, state }: { at: number; state: FormState }) {
  const { locale } = useVisit();
  const words = linesWords[locale];
  const mayBeEmpty = at === 0;
  return (
    <fieldset class="line-card">
      <legend>{words.part(at + 1)}</legend>
      <TextArea
        name={`evidence-${at}`}
        label={words.evidence}
        hint={words.evidenceHint}
        state={state}
        rows={3}
        maxLength={1_000}
        isOptional={mayBeEmpty}
      />
      <TextField
        name={`dueOn-${at}`}
        label={words.dueOn}
        state={state}
        type="date"
        class="short"
        isOptional={mayBeEmpty}
      />
      <RemoveButton value={`remove-part-${at}`} of={words.part(at + 1)} />
    </fieldset>
  );
}
