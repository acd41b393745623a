import { useHref, useVisit } from '../frame/visit.js';
import { securityWords } from './security.words.js';

/** The one time that recovery codes are seen. */
export function CodesPage({ codes }: { codes: readonly string[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = securityWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.madeTitle}</h1>
      <p class="lede">{words.made}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="btn" href={href('/my/account/security')}>
          {words.kept}
        </a>
      </p>
    </main>
  );
}
