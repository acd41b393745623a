import { type ConsentText, totalOf } from '../../pledges/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { Steps } from '../checkout/steps.js';
import { CardForm } from './card-form.js';
import { cardPageWords } from './card.words.js';
import { type PledgeFile } from './pledge-desk.js';
import { cardName, sumOf } from './pledge-facts.js';
import { pledgePath, usePledgeHref } from './pledge-paths.js';

interface CardProps {
  readonly file: PledgeFile;
  readonly script: string;
  /** For another card than the first. */
  readonly consent: ConsentText | undefined;
  /** The last try came back without a card. */
  readonly hasFailed: boolean;
}

/** Where a card is given for a pledge, or another one. Opening it begins nothing: its form does. */
export function CardPage({ file, script, consent, hasFailed }: CardProps) {
  const visit = useVisit();
  const { locale } = visit;
  const href = useHref();
  const { pledge } = file;
  const at = usePledgeHref(pledge.id);
  const words = cardPageWords[locale];
  const total = sumOf(pledge, totalOf(pledge), locale);
  const isFirst = pledge.card === null;
  return (
    <main id="main" class="wrap narrow">
      <h1>{isFirst ? words.title : words.anotherTitle}</h1>
      {isFirst && <Steps now={3} />}
      <p class="lede">{isFirst ? words.lede(total) : words.anotherLede(total, cardName(pledge))}</p>
      {hasFailed && (
        <p class="notice is-bad" role="alert">
          {words.notSaved}
        </p>
      )}
      <Meanwhile file={file} />
      {consent && (
        <>
          <p>{words.consent}</p>
          <blockquote class="consent" lang={pledge.locale}>
            {consent.sentence}
          </blockquote>
        </>
      )}
      <CardForm
        kind="setup"
        script={script}
        start={`/v1${pledgePath(visit, pledge.id, '/setup')}`}
        back={href(pledgePath(visit, pledge.id, '/card/return', isFirst ? { first: '1' } : {}))}
        action={at('/card/page')}
        consent={consent}
        button={consent ? words.agree : words.go}
        failed={words.failed}
        without={words.without}
      />
      <p class="hint">{words.provider}</p>
      <p>
        <a href={at()}>{words.back}</a>
      </p>
    </main>
  );
}

function Meanwhile({ file: { pledge, campaign } }: { file: PledgeFile }) {
  const { locale } = useVisit();
  const words = cardPageWords[locale];
  if (pledge.state === 'pending' && pledge.holdUntil) {
    return <p>{words.hold(sayIn(locale).moment(pledge.holdUntil, campaign.zone))}</p>;
  }
  return pledge.state === 'errored' || pledge.state === 'needs_action' ? <p>{words.chargedAtOnce}</p> : null;
}
