import { useHref, useVisit } from '../frame/visit.js';
import { confirmWords } from './confirm.words.js';

/** Where a session has not shown lately who holds it: the way to do so and back, before anything is typed. */
export function ConfirmFirst({ isForm = false }: { isForm?: boolean }) {
  const { locale, path, search, isSteppedUp } = useVisit();
  const href = useHref();
  const words = confirmWords[locale];
  if (isSteppedUp) return null;
  return (
    <div class="notice is-now">
      <p>
        <b>{words.first}</b>
      </p>
      {isForm && <p>{words.firstHint}</p>}
      <p>
        <a class="btn line" href={`${href('/account/confirm')}?then=${encodeURIComponent(path + search)}`}>
          {words.go}
        </a>
      </p>
    </div>
  );
}
