import { Plain } from '../design/plain.js';
import { AskEmail } from '../forms/ask-email.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { linkWords } from './link.words.js';

/** Asks where to send the link. */
export function AskLinkPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = linkWords[locale];
  return (
    <Plain title={words.title} lede={words.lede}>
      <AskEmail
        action={href('/sign-in/link')}
        label={words.email}
        button={words.ask}
        instead={{ href: href('/sign-in'), label: words.password }}
        state={state}
      />
    </Plain>
  );
}

export function LinkSentPage() {
  const { locale } = useVisit();
  const words = linkWords[locale];
  return <Plain title={words.sentTitle} lede={words.sent} />;
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
