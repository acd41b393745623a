import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { frameWords } from './frame.words.js';
import { Sign } from './tally-marks.js';

/** The foot of every page: who runs this, what it costs, and where the rest is written. */
export function Foot() {
  const { locale } = useVisit();
  const { operatorName, feeBps } = useSite();
  const href = useHref();
  const words = frameWords[locale];
  return (
    <footer class="foot">
      <div class="wrap">
        <p class="brand">
          <Sign />
          Tally
        </p>
        <p>
          {words.about(operatorName)}
          <br />
          {words.fee(sayIn(locale).percent(feeBps))}
        </p>
        <nav aria-label={words.footer}>
          <a href={href('/how-it-works')}>{words.how}</a>
          <a href={href('/fees')}>{words.fees}</a>
          <a href={href('/ledger')}>{words.ledger}</a>
          <a href={href('/statistics')}>{words.statistics}</a>
          <a href={href('/developers')}>{words.api}</a>
          <a href={href('/accessibility')}>{words.accessibility}</a>
          <a href={href('/rules')}>{words.rules}</a>
          <a href={href('/terms')}>{words.terms}</a>
          <a href={href('/privacy')}>{words.privacy}</a>
          <a href={href('/legal')}>{words.legal}</a>
        </nav>
      </div>
    </footer>
  );
}
