import { renderSVG } from 'uqr';
import { type BegunTotp } from '../../users/index.js';
import { CodeField } from '../confirm/code-field.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { securityWords } from './security.words.js';

/** The secret as a picture and as letters, and the field for the first code. */
export function AppSetupPage({ begun: { secret, uri }, state }: { begun: BegunTotp; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = securityWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.setupTitle}</h1>
      <FormProblems state={state} />
      <p class="lede">{words.scan}</p>
      <div
        class="scan"
        role="img"
        aria-label={words.picture}
        // The picture is drawn by us, from an address made by us.
        dangerouslySetInnerHTML={{ __html: renderSVG(uri, { border: 2, ecc: 'M' }) }}
      />
      <p>{words.type}</p>
      <p class="secret">
        <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <form class="form" method="post" action={href('/my/account/security/app/confirm')}>
        <p>{words.then}</p>
        <CodeField state={state} isFirst />
        <p class="hint">{words.othersEnd}</p>
        <div class="row">
          <button class="btn">{words.confirm}</button>
          <a href={href('/my/account/security')}>{words.notNow}</a>
        </div>
      </form>
    </main>
  );
}
