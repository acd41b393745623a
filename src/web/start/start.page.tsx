import { campaignModels, secondRoundDays, spanDays } from '../../campaigns/index.js';
import { criterionIn } from '../criteria/criteria.words.js';
import { StepMark } from '../design/tally-marks.js';
import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { startWords } from './start.words.js';

export interface StartProps {
  readonly currencies: readonly string[];
  /** Whole days: how long cards are charged, and when the first payout can be prepared after the deadline. */
  readonly windowDays: number;
  readonly delayDays: number;
  readonly version: number;
  readonly criteria: readonly { readonly key: string; readonly question: string }[];
}

/** What a campaign needs, costs and goes through here, with the figures of this instance. */
export function StartPage({ currencies, windowDays, delayDays, version, criteria }: StartProps) {
  const { locale } = useVisit();
  const words = startWords[locale];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <h1>{words.title}</h1>
          <p class="lede">{words.lede}</p>
          <Begin />
        </div>
      </section>
      <section class="wrap section">
        <h2>{words.needs}</h2>
        <ol class="steps">
          {words.needed(words.someMinutes).map(([title, text], index) => (
            <li>
              <StepMark step={(index + 1) as 1} />
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="wrap section">
        <h2>{words.models}</h2>
        <dl class="models">
          {campaignModels.map((model) => {
            const [name, text] = words.model[model](spanDays[model].max, secondRoundDays);
            return (
              <div>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            );
          })}
        </dl>
        <p class="hint">{words.currency(currencies.join(', '))}</p>
      </section>
      <StepsAndCosts windowDays={windowDays} delayDays={delayDays} />
      <section class="wrap section">
        <h2>{words.review}</h2>
        <ul class="questions">
          {criteria.map((criterion) => {
            const { text, lang } = criterionIn(locale, { ...criterion, version });
            return <li lang={lang === locale ? undefined : lang}>{text}</li>;
          })}
        </ul>
        <Begin />
      </section>
    </main>
  );
}

function Begin() {
  const { locale, viewer } = useVisit();
  const href = useHref();
  const words = startWords[locale];
  return (
    <p class="row">
      {viewer ? (
        <a class="btn" href={href('/my/projects/new')}>
          {words.draft}
        </a>
      ) : (
        <>
          <a class="btn" href={href('/register')}>
            {words.account}
          </a>
          <a class="btn line" href={`${href('/sign-in')}?next=${encodeURIComponent('/my/projects/new')}`}>
            {words.signIn}
          </a>
        </>
      )}
    </p>
  );
}

function StepsAndCosts({ windowDays, delayDays }: Pick<StartProps, 'windowDays' | 'delayDays'>) {
  const { locale } = useVisit();
  const { feeBps, vatBps } = useSite();
  const href = useHref();
  const say = sayIn(locale);
  const words = startWords[locale];
  return (
    <div class="wrap section two-columns">
      <section>
        <h2>{words.then}</h2>
        <ol class="parts">
          {words.steps(windowDays, delayDays).map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{words.costs}</h2>
        <p>{words.fee(say.percent(feeBps), say.percent(vatBps))}</p>
        <p class="row">
          <a href={href('/fees')}>{words.feesMore}</a>
        </p>
      </section>
    </div>
  );
}
