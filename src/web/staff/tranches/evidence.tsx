import { type TrancheView } from '../../../payouts/index.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { tranchesWords } from './tranches.words.js';

interface EvidenceProps {
  readonly evidence: TrancheView['evidence'];
  readonly zone: string;
  /** The language that the creator writes in. */
  readonly lang: string;
}

/** All that was handed in, the newest first; its addresses lead elsewhere and say so by being written out. */
export function Evidence({ evidence, zone, lang }: EvidenceProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = tranchesWords[locale];
  return (
    <section>
      <h2>{words.evidence}</h2>
      {evidence.length === 0 && <p>{words.noEvidence}</p>}
      {evidence.toReversed().map(({ text, urls, handedInAt }) => (
        <article class="entry">
          <time dateTime={handedInAt.toISOString()}>{say.moment(handedInAt, zone)}</time>
          <p class="as-written" lang={lang}>
            {text}
          </p>
          <ul class="bullets">
            {urls.map((url) => (
              <li>
                <a href={url} rel="nofollow ugc noopener noreferrer">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}
