import { type Hindrance } from '../../users/index.js';
import { Plain } from '../design/plain.js';
import { useVisit } from '../frame/visit.js';
import { myDataWords } from '../my-data/my-data.words.js';
import { eraseWords } from './erase.words.js';
import { usePledgeHref } from './pledge-paths.js';

interface Props {
  readonly pledgeId: string;
  readonly hindrances: readonly Hindrance[];
}

/** What erasing means; then what stands against it, or the button that does it. */
export function EraseGuestPage({ pledgeId, hindrances }: Props) {
  const { locale } = useVisit();
  const at = usePledgeHref(pledgeId);
  const words = eraseWords[locale];
  const { goneTitle, staysTitle, stays, firstTitle, first } = myDataWords[locale];
  return (
    <Plain title={words.title} lede={words.lede}>
      <h2>{goneTitle}</h2>
      <p>{words.gone}</p>
      <h2>{staysTitle}</h2>
      <p>{stays}</p>
      {hindrances.length > 0 && (
        <div class="notice is-now">
          <p>
            <b>{firstTitle}</b>
          </p>
          <ul>
            {hindrances.map((one) => (
              <li>{first[one]}</li>
            ))}
          </ul>
        </div>
      )}
      <form class="row" method="post" action={at('/erase')}>
        {hindrances.length === 0 && <button class="btn">{words.button}</button>}
        <a class="btn line" href={at()}>
          {words.back}
        </a>
      </form>
    </Plain>
  );
}

export function ErasedGuestPage() {
  const words = eraseWords[useVisit().locale];
  return <Plain title={words.doneTitle} lede={words.done} />;
}
