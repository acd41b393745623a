import { CodeField } from '../confirm/code-field.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { UsePasskey } from '../passkeys/passkey-form.js';
import { passkeyWords } from '../passkeys/passkey.words.js';
import { signInWords } from './sign-in.words.js';

/** Asks for the code; `then` is the path of ours to which the reader wanted to go. */
export function SecondStepPage({ state, then }: { state: FormState; then: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = signInWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.secondTitle}</h1>
      <p class="lede">{words.secondLede}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/sign-in/code')}>
        <CodeField state={state} />
        <input type="hidden" name="then" value={then} />
        <div class="row">
          <button class="btn">{words.button}</button>
          <a href={href('/sign-in')}>{words.anew}</a>
        </div>
      </form>
      <UsePasskey action="/sign-in/passkey" then={then} lead={passkeyWords[locale].orHere} />
    </main>
  );
}
