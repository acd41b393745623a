import { Plain } from '../design/plain.js';
import { AskEmail } from '../forms/ask-email.js';
import { type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { findWords } from './find.words.js';

/** Asks a guest where to send the links to their pledges. */
export function FindPledgesPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = findWords[locale];
  return (
    <Plain title={words.title} lede={words.lede}>
      <AskEmail
        action={href('/find-my-pledges')}
        label={words.email}
        button={words.button}
        instead={{ href: `${href('/sign-in')}?next=${encodeURIComponent('/my/pledges')}`, label: words.account }}
        state={state}
      />
    </Plain>
  );
}

export function LinksSentPage() {
  const { locale } = useVisit();
  const words = findWords[locale];
  return <Plain title={words.sentTitle} lede={words.sent} />;
}
