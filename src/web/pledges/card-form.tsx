import { type ConsentText } from '../../pledges/index.js';
import { cardPageWords } from './card.words.js';
import { useVisit } from '../frame/visit.js';

interface CardFormProps {
  readonly kind: 'setup' | 'payment';
  /** The provider's script. */
  readonly script: string;
  /** The API call that answers the secret. */
  readonly start: string;
  /** Where the provider leads back to. */
  readonly back: string;
  /** Where the form leads without scripts; the payment of a charge has no such page. */
  readonly action?: string;
  /** What has to be agreed to first; its words stand above the form. */
  readonly consent?: ConsentText | undefined;
  readonly button: string;
  readonly failed: string;
  /** How it goes without scripts; taken away by the script. */
  readonly without: string;
}

/** The provider's card form, and around it a form that leads to the provider's page where there are no scripts. */
export function CardForm({ kind, script, start, back, action, consent, button, failed, without }: CardFormProps) {
  const words = cardPageWords[useVisit().locale];
  return (
    <card-form
      data-kind={kind}
      data-script={script}
      data-start={start}
      data-return={back}
      data-save={words.save}
      data-failed={failed}
    >
      <form method="post" action={action}>
        {consent && (
          <>
            <input type="hidden" name="version" value={consent.version} />
            <input type="hidden" name="sentence" value={consent.sentence} />
          </>
        )}
        <p class="notice" data-without>
          {without}
        </p>
        <div class="card-place" data-place aria-label={words.wait} role="group" />
        <p class="error" role="alert" hidden />
        <button class="btn">{button}</button>
      </form>
    </card-form>
  );
}
