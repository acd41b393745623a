import { type FormState } from '../forms/field.js';
import { onceKey, OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { draftWords } from './draft.words.js';
import { freshTerms, MainTerms } from './terms.js';

export interface NewCampaignChoices {
  readonly currencies: readonly string[];
}

/** What a draft begins with; budget, rewards and the rest are written on its own pages. */
export function NewCampaign(props: { projectId: string; choices: NewCampaignChoices; state: FormState }) {
  const { projectId, choices, state } = props;
  const { locale } = useVisit();
  const href = useHref();
  return (
    <form class="form wide" method="post" action={href(`/my/projects/${projectId}/campaigns`)}>
      <OnceField value={onceKey(state.typed['key'])} />
      <MainTerms state={state} known={freshTerms(choices.currencies)} currencies={choices.currencies} />
      <button class="btn">{draftWords[locale].begin}</button>
    </form>
  );
}
