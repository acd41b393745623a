import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { linkWords } from './link.words.js';

/** Asks where to send the link. */
export function AskLinkPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = linkWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <p class="lede">{words.lede}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/sign-in/link')}>
        <TextField
          name="email"
          label={words.email}
          state={state}
          type="email"
          autocomplete="username"
          maxLength={254}
        />
        <div class="row">
          <button class="btn">{words.ask}</button>
          <a href={href('/sign-in')}>{words.password}</a>
        </div>
      </form>
    </main>
  );
}

export function LinkSentPage() {
  const { locale } = useVisit();
  const words = linkWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.sentTitle}</h1>
      <p class="lede">{words.sent}</p>
    </main>
  );
}

/** Where the mail leads: its button signs in. */
export function OpenLinkPage({ token, state }: { token: string; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = linkWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <FormProblems state={state} />
      {token ? (
        <form class="form" method="post" action={href('/sign-in/link/open')}>
          <p class="lede">{words.open}</p>
          <input type="hidden" name="token" value={token} />
          <button class="btn">{words.button}</button>
        </form>
      ) : (
        <p>
          <a class="btn" href={href('/sign-in/link')}>
            {words.again}
          </a>
        </p>
      )}
    </main>
  );
}
