import { totalOf } from '../../pledges/index.js';
import { type FormState, FormProblems } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { type PledgeFile } from './pledge-desk.js';
import { sumOf } from './pledge-facts.js';
import { usePledgeHref } from './pledge-paths.js';
import { pledgeWords } from './pledge.words.js';

/** Asks once before a pledge is cancelled. */
export function CancelPage({ file: { pledge }, state }: { file: PledgeFile; state: FormState }) {
  const { locale } = useVisit();
  const at = usePledgeHref(pledge.id);
  const words = pledgeWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.cancelTitle}</h1>
      <FormProblems state={state} />
      <p class="lede">{words.cancelText(sumOf(pledge, totalOf(pledge), locale))}</p>
      <form class="row" method="post" action={at('/cancel')}>
        <button class="btn">{words.cancelButton}</button>
        <a class="btn line" href={at()}>
          {words.back}
        </a>
      </form>
    </main>
  );
}
