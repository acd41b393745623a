import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { UsePasskey } from '../passkeys/passkey-form.js';
import { passkeyWords } from '../passkeys/passkey.words.js';
import { signInWords } from './sign-in.words.js';

/** `next` is the path of ours to which the reader wanted to go, or empty. */
export function SignInPage({ state, next, isOut }: { state: FormState; next: string; isOut?: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = signInWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <p class="lede">
        {words.lede} <a href={href('/find-my-pledges')}>{words.find}</a>
      </p>
      {isOut && (
        <p class="notice is-good" role="status">
          {words.out}
        </p>
      )}
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/sign-in')}>
        <TextField
          name="email"
          label={words.email}
          state={state}
          type="email"
          autocomplete="username"
          maxLength={254}
        />
        <TextField
          name="password"
          label={words.password}
          state={state}
          type="password"
          autocomplete="current-password"
          maxLength={200}
        />
        {next && <input type="hidden" name="next" value={next} />}
        <div class="row">
          <button class="btn">{words.button}</button>
          <a href={href('/sign-in/link')}>{words.link}</a>
          <a href={href('/forgot-password')}>{words.forgot}</a>
          <a href={href('/register')}>{words.register}</a>
        </div>
      </form>
      <UsePasskey action="/sign-in/passkey" then={next} lead={passkeyWords[locale].or} />
    </main>
  );
}
