import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { findWords } from './find.words.js';

/** Asks a guest where to send the links to their pledges. */
export function FindPledgesPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = findWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <p class="lede">{words.lede}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/find-my-pledges')}>
        <TextField name="email" label={words.email} state={state} type="email" autocomplete="email" maxLength={254} />
        <div class="row">
          <button class="btn">{words.button}</button>
          <a href={`${href('/sign-in')}?next=${encodeURIComponent('/my/pledges')}`}>{words.account}</a>
        </div>
      </form>
    </main>
  );
}

export function LinksSentPage() {
  const { locale } = useVisit();
  const words = findWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.sentTitle}</h1>
      <p class="lede">{words.sent}</p>
    </main>
  );
}
