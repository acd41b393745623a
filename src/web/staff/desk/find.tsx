import { useHref, useVisit } from '../../frame/visit.js';
import { deskWords } from './desk.words.js';

/** From any id that somebody has in hand to the money of its pledge. `missed` was looked for and is not there. */
export function Find({ missed }: { missed?: string | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = deskWords[locale];
  return (
    <form class="form finder" action={href('/staff/find')}>
      <div class={missed === undefined ? 'field' : 'field is-wrong'}>
        <label for="f-id">{words.findLabel}</label>
        <p class="hint" id="f-id-hint">
          {words.findHint}
        </p>
        <input
          id="f-id"
          name="id"
          type="search"
          required
          maxLength={255}
          value={missed}
          spellcheck={false}
          aria-describedby={missed === undefined ? 'f-id-hint' : 'f-id-hint f-id-error'}
        />
        {missed !== undefined && (
          <p class="error" id="f-id-error">
            {words.notFound}
          </p>
        )}
      </div>
      <button class="btn line">{words.findButton}</button>
    </form>
  );
}
