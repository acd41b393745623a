import { type Hindrance, passwordLength } from '../../users/index.js';
import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { myDataWords } from './my-data.words.js';

/** What deleting means; then what stands against it, or the button that does it. */
export function ErasePage({ hindrances, state }: { hindrances: readonly Hindrance[]; state: FormState }) {
  const { locale } = useVisit();
  const words = myDataWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.eraseTitle}</h1>
      <FormProblems state={state} />
      <p class="lede">{words.eraseLede}</p>
      <h2>{words.goneTitle}</h2>
      <p>{words.gone}</p>
      <h2>{words.staysTitle}</h2>
      <p>{words.stays}</p>
      {hindrances.length > 0 ? <Hindered hindrances={hindrances} /> : <Confirm state={state} />}
    </main>
  );
}

function Hindered({ hindrances }: { hindrances: readonly Hindrance[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = myDataWords[locale];
  return (
    <div class="notice is-now">
      <p>
        <b>{words.firstTitle}</b>
      </p>
      <ul>
        {hindrances.map((one) => (
          <li>{words.first[one]}</li>
        ))}
      </ul>
      <p class="row">
        <a href={href('/my/pledges')}>{words.toPledges}</a>
        <a href={href('/my/account')}>{words.back}</a>
      </p>
    </div>
  );
}

function Confirm({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = myDataWords[locale];
  return (
    <form class="form" method="post" action={href('/my/account/erase')}>
      <TextField
        name="password"
        label={words.password}
        state={state}
        type="password"
        autocomplete="current-password"
        maxLength={passwordLength.max}
      />
      <div class="row">
        <button class="btn">{words.eraseButton}</button>
        <a href={href('/my/account')}>{words.back}</a>
      </div>
    </form>
  );
}

export function ErasedPage() {
  const { locale } = useVisit();
  const href = useHref();
  const words = myDataWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.erasedTitle}</h1>
      <p class="lede">{words.erased}</p>
      <p>
        <a href={href('/')}>{words.home}</a>
      </p>
    </main>
  );
}
