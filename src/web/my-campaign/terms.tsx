import { campaignModels, shortfallPolicies, spanDays } from '../../campaigns/index.js';
import { type FormState, RadioField, SelectField, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { draftWords } from './draft.words.js';

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

/** What the fields show until something was typed. */
export interface KnownTerms {
  readonly model: string;
  readonly deadline: string;
  readonly zone: string;
  readonly currency: string;
}

export const freshTerms = (currencies: readonly string[]): KnownTerms => ({
  model: 'all_or_nothing',
  deadline: '',
  zone: 'Europe/Brussels',
  currency: currencies[0] ?? 'EUR',
});

interface Props {
  readonly state: FormState;
  readonly known: KnownTerms;
  readonly currencies: readonly string[];
}

/** How money is raised, and until when: what a draft begins with. */
export function MainTerms({ state, known, currencies }: Props) {
  const { locale } = useVisit();
  const words = draftWords[locale];
  const models = campaignModels.map((value) => ({ value, ...words.models[value](spanDays[value].min, spanDays[value].max) })); // prettier-ignore
  return (
    <>
      <RadioField name="model" label={words.model} state={state} value={known.model} options={models} />
      <TextField
        name="deadline"
        label={words.deadline}
        hint={words.deadlineHint}
        state={state}
        value={known.deadline}
        type="datetime-local"
      />
      <SelectField name="zone" label={words.zone} state={state} value={known.zone} options={zones} />
      {currencies.length === 1 && currencies[0] === known.currency ? (
        <input type="hidden" name="currency" value={known.currency} />
      ) : (
        <SelectField
          name="currency"
          label={words.currency}
          hint={words.currencyHint}
          state={state}
          value={known.currency}
          options={[...new Set([known.currency, ...currencies])].map((value) => ({ value, label: value }))}
        />
      )}
    </>
  );
}

export interface KnownExtras {
  readonly opensAt: string;
  readonly policy: string;
  readonly tolerance: string;
}

/** When it opens, and what holds when cards fail. */
export function MoreTerms({ state, known }: { state: FormState; known: KnownExtras }) {
  const { locale } = useVisit();
  const words = draftWords[locale];
  const policies = shortfallPolicies.map((value) => ({ value, ...words.policies[value] }));
  return (
    <>
      <RadioField
        name="shortfallPolicy"
        label={words.shortfall}
        state={state}
        value={known.policy}
        options={policies}
      />
      <TextField
        name="tolerance"
        label={words.tolerance}
        hint={words.toleranceHint}
        state={state}
        value={known.tolerance}
        inputMode="decimal"
        maxLength={6}
        class="short"
        isOptional
      />
      <TextField
        name="opensAt"
        label={words.opensAt}
        hint={words.opensAtHint}
        state={state}
        value={known.opensAt}
        type="datetime-local"
        isOptional
      />
    </>
  );
}
