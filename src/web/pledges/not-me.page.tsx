import { totalOf } from '../../pledges/index.js';
import { Plain } from '../design/plain.js';
import { useSite } from '../frame/site.js';
import { useVisit } from '../frame/visit.js';
import { notMeWords } from './not-me.words.js';
import { type PledgeFile } from './pledge-desk.js';
import { sumOf } from './pledge-facts.js';
import { usePledgeHref } from './pledge-paths.js';

/** Whether it is charged, or may be at this moment. */
const hasMoved = ({ pledge: { state } }: PledgeFile): boolean =>
  ['charging', 'needs_action', 'errored', 'collected'].includes(state);

/** One button for whoever got the mail of a pledge that they did not make. */
export function NotMePage({ file }: { file: PledgeFile }) {
  const { locale } = useVisit();
  const { pledge, campaign } = file;
  const at = usePledgeHref(pledge.id);
  const words = notMeWords[locale];
  return (
    <Plain title={words.title} lede={words.lede(campaign.project.title, sumOf(pledge, totalOf(pledge), locale))}>
      <p>{hasMoved(file) ? words.charged : words.open}</p>
      <p class="hint">{words.blocked}</p>
      <form class="row" method="post" action={at('/not-me')}>
        <button class="btn">{words.button}</button>
        <a class="btn line" href={at()}>
          {words.back}
        </a>
      </form>
    </Plain>
  );
}

/** What came of it. */
export function NotMeDonePage({ file }: { file: PledgeFile }) {
  const { locale } = useVisit();
  const { operatorName, operatorAddress } = useSite();
  const words = notMeWords[locale];
  return (
    <Plain title={words.doneTitle} lede={hasMoved(file) ? words.told(operatorName, operatorAddress) : words.ended} />
  );
}
