import { useHref, useVisit } from '../../frame/visit.js';
import { campaignFormWords } from './campaign-form.words.js';

interface CampaignFormProps {
  /** Where what was typed is sent, without the language. */
  readonly path: string;
  /** What was looked for in vain. */
  readonly missed?: string | undefined;
}

/** Asks which campaign, and leads to a page about it. */
export function CampaignForm({ path, missed }: CampaignFormProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = campaignFormWords[locale];
  return (
    <form class="form" action={href(path)}>
      <div class={missed === undefined ? 'field' : 'field is-wrong'}>
        <label for="f-campaign">{words.id}</label>
        <input
          id="f-campaign"
          name="campaign"
          required
          maxLength={300}
          value={missed}
          spellcheck={false}
          aria-describedby={missed === undefined ? undefined : 'f-campaign-error'}
        />
        {missed !== undefined && (
          <p class="error" id="f-campaign-error">
            {words.none}
          </p>
        )}
      </div>
      <button class="btn line">{words.show}</button>
    </form>
  );
}
