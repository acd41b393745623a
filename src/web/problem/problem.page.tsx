import { type Problem, problemStatus } from '../../platform/http/index.js';
import { sentenceOf } from '../forms/problem.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { problemWords } from './problem.words.js';

/** What went wrong, what to do now, and the number that our log knows it by. */
export function ProblemPage({ problem, requestId }: { problem: Problem; requestId: string }) {
  const { locale, path, search } = useVisit();
  const href = useHref();
  const words = problemWords[locale];
  const status = problemStatus[problem.kind];
  return (
    <main id="main" class="wrap narrow">
      <p class="code">{status}</p>
      <h1>{words.titles[status] ?? words.other}</h1>
      <p class="lede">{sentenceOf(problem, locale)}</p>
      {status !== 404 && status < 500 && status !== 401 && <p>{words.again}</p>}
      <div class="row">
        {status === 401 ? (
          <a class="btn" href={`${href('/sign-in')}?next=${encodeURIComponent(path + search)}`}>
            {words.signIn}
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
