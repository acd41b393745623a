import { UsePasskey } from '../passkeys/passkey-form.js';
import { passkeyWords } from '../passkeys/passkey.words.js';
import { CodeField } from './code-field.js';
import { confirmWords } from './confirm.words.js';
import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';

interface ConfirmProps {
  readonly state: FormState;
  /** The path of ours to which it leads. */
  readonly then: string;
  readonly needsCode: boolean;
  readonly hasPasskey: boolean;
}

/** Asks those who are signed in to show again who they are. */
export function ConfirmPage({ state, then, needsCode, hasPasskey }: ConfirmProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = confirmWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <p class="lede">{words.lede}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/account/confirm')}>
        {needsCode ? (
          <CodeField state={state} />
        ) : (
          <TextField
            name="password"
            label={words.password}
            state={state}
            type="password"
            autocomplete="current-password"
            maxLength={128}
          />
        )}
        <input type="hidden" name="then" value={then} />
        <button class="btn">{words.button}</button>
      </form>
      {hasPasskey && <UsePasskey action="/account/confirm/passkey" then={then} lead={passkeyWords[locale].orHere} />}
    </main>
  );
}
