import { withdrawalRights } from '../../campaigns/index.js';
import { Rewards } from '../campaign/rewards.js';
import { withdrawalWords } from '../checkout/withdrawal.words.js';
import { AutoSave, SeenField } from '../forms/auto-save.js';
import { CheckField, FormProblems, type FormState, SelectField, TextArea, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { canWrite } from '../my-campaign/stage.rules.js';
import { type LinesPageProps, Note, RemoveButton } from './lines.js';
import { mostRewards, rewardsIn } from './lines.form.js';
import { linesWords } from './lines.words.js';

export function RewardsPage({ mine, state, note }: LinesPageProps) {
  const { campaign } = mine;
  const { locale } = useVisit();
  const words = linesWords[locale];
  return (
    <CampaignFrame mine={mine} current="rewards">
      <FormProblems state={state} />
      <Note note={note} />
      {canWrite(mine) ? (
        <Editor mine={mine} state={state} />
      ) : (
        <>
          <h2>{words.rewards}</h2>
          <p class="notice">{words.notEditable}</p>
          {campaign.rewards.length === 0 && <p>{words.noRewards}</p>}
          <Rewards campaign={campaign} slug={campaign.project.slug} />
        </>
      )}
    </CampaignFrame>
  );
}

function Editor({ mine: { campaign }, state }: { mine: MyCampaign; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = linesWords[locale];
  const rewards = rewardsIn(state.typed);
  return (
    <form class="lines-form" method="post" action={href(`/my/campaigns/${campaign.id}/rewards`)}>
      <SeenField value={state.typed['seen'] ?? ''} />
      <button class="vh" name="do" value="save" tabIndex={-1} aria-hidden="true" />
      <section>
        <h2>{words.rewards}</h2>
        <p class="hint">{words.rewardsHint}</p>
        {rewards.length === 0 && <p>{words.noRewards}</p>}
        {rewards.map((_, at) => (
          <Reward at={at} state={state} currency={campaign.currency} />
        ))}
        {rewards.length < mostRewards && (
          <button class="btn line" name="do" value="add-reward" formNoValidate>
            {words.addReward}
          </button>
        )}
      </section>
      <p>
        <button class="btn" name="do" value="save">
          {words.keepRewards}
        </button>
      </p>
      <AutoSave />
    </form>
  );
}

function Reward({ at, state, currency }: { at: number; state: FormState; currency: string }) {
  const { locale } = useVisit();
  const words = linesWords[locale];
  return (
    <fieldset class="line-card">
      <legend>{words.reward(at + 1)}</legend>
      <TextField name={`title-${at}`} label={words.title} state={state} maxLength={120} />
      <TextArea name={`description-${at}`} label={words.description} state={state} rows={3} maxLength={2_000} />
      <div class="cells">
        <TextField
          name={`price-${at}`}
          label={words.price(currency)}
          state={state}
          inputMode="decimal"
          maxLength={15}
        />
        <TextField
          name={`stock-${at}`}
          label={words.stock}
          hint={words.stockHint}
          state={state}
          inputMode="numeric"
          maxLength={7}
          isOptional
        />
        <TextField
          name={`month-${at}`}
          label={words.month}
          hint={words.monthHint}
          state={state}
          type="month"
          isOptional
        />
      </div>
      <TextArea
        name={`shipping-${at}`}
        label={words.shipping}
        hint={words.shippingHint}
        state={state}
        rows={2}
        maxLength={6_000}
        isOptional
      />
      <TextArea
        name={`questions-${at}`}
        label={words.questions}
        hint={words.questionsHint}
        state={state}
        rows={2}
        maxLength={8_000}
        isOptional
      />
      <CheckField name={`addOn-${at}`} label={words.addOn} state={state} value="yes" isOptional />
      <SelectField
        name={`withdrawal-${at}`}
        label={withdrawalWords[locale].label}
        hint={withdrawalWords[locale].hint}
        state={state}
        options={withdrawalRights.map((value) => ({ value, label: withdrawalWords[locale].choices[value] }))}
      />
      <RemoveButton value={`remove-reward-${at}`} of={words.reward(at + 1)} />
    </fieldset>
  );
}
