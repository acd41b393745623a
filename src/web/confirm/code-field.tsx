import { type FormState, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { confirmWords } from './confirm.words.js';

/**
 * For a code of the app or a recovery code; phones offer one that they have just computed. Of an app that is being set up
 * `isFirst` asks for the first code: then there are no recovery codes yet.
 */
export function CodeField({ state, isFirst = false }: { state: FormState; isFirst?: boolean }) {
  const { locale } = useVisit();
  const { code, codeHint } = confirmWords[locale];
  return (
    <TextField
      name="code"
      label={code}
      hint={isFirst ? undefined : codeHint}
      state={{ ...state, typed: {} }}
      autocomplete="one-time-code"
      maxLength={40}
      class="short"
    />
  );
}
