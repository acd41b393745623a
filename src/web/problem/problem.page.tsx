import { type Problem, problemStatus } from '../../platform/http/index.js';
import { confirmWords } from '../confirm/confirm.words.js';
import { sentenceOf } from '../forms/problem.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { problemWords } from './problem.words.js';

/** What went wrong, what to do now, and the number that our log knows it by. */
export function ProblemPage({ problem, requestId, then }: { problem: Problem; requestId: string; then: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = problemWords[locale];
  const status = problemStatus[problem.kind];
  const step = useNextStep(problem, then);
  return (
    <main id="main" class="wrap narrow">
      <p class="code">{status}</p>
      <h1>{step?.title ?? words.titles[status] ?? words.other}</h1>
      <p class="lede">{sentenceOf(problem, locale)}</p>
      {status !== 404 && status < 500 && status !== 401 && !step && <p>{words.again}</p>}
      <div class="row">
        {step ? (
          <a class="btn" href={step.href}>
            {step.label}
          </a>
        ) : (
          <a class="btn" href={href('/discover')}>
            {words.discover}
          </a>
        )}
        <a class="btn line" href={href('/')}>
          {words.home}
        </a>
      </div>
      {status >= 500 && (
        <p class="hint">
          {words.number} <code>{requestId}</code>
        </p>
      )}
    </main>
  );
}

interface NextStep {
  readonly href: string;
  readonly label: string;
  readonly title?: string;
}

/** What has to be done first, where that helps: signing in, showing who one is, setting up a second factor. */
function useNextStep({ kind, code }: Problem, then: string): NextStep | undefined {
  const { locale } = useVisit();
  const href = useHref();
  const { title, go, setUp } = confirmWords[locale];
  const back = encodeURIComponent(then);
  if (kind === 'unauthenticated') {
    return { href: `${href('/sign-in')}?next=${back}`, label: problemWords[locale].signIn };
  }
  if (code === 'step-up-required') return { href: `${href('/account/confirm')}?then=${back}`, label: go, title };
  if (code === 'second-factor-missing') return { href: href('/my/account/security'), label: setUp, title: setUp };
  return undefined;
}
