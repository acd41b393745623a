import { type ConsentText, totalOf } from '../../pledges/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { CardForm } from './card-form.js';
import { cardPageWords } from './card.words.js';
import { type PledgeFile } from './pledge-desk.js';
import { cardName, sumOf } from './pledge-facts.js';
import { pledgePath, usePledgeHref } from './pledge-paths.js';

interface PaymentProps {
  readonly file: PledgeFile;
  readonly script: string;
  readonly consent: ConsentText;
  readonly hasFailed: boolean;
}

/** Where a backer confirms the charge that their bank did not let through without them. */
export function PaymentPage({ file: { pledge }, script, consent, hasFailed }: PaymentProps) {
  const visit = useVisit();
  const { locale } = visit;
  const href = useHref();
  const at = usePledgeHref(pledge.id);
  const words = cardPageWords[locale];
  const total = sumOf(pledge, totalOf(pledge), locale);
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.paymentTitle}</h1>
      <p class="lede">{words.paymentLede(total)}</p>
      {hasFailed && (
        <p class="notice is-bad" role="alert">
          {words.notPaid}
        </p>
      )}
      <p>{words.paymentConsent}</p>
      <blockquote class="consent" lang={pledge.locale}>
        {consent.sentence}
      </blockquote>
      <CardForm
        kind="payment"
        script={script}
        start={`/v1${pledgePath(visit, pledge.id, '/payment')}`}
        back={href(pledgePath(visit, pledge.id, '/payment/return'))}
        consent={consent}
        button={words.payWith(total, cardName(pledge))}
        failed={words.payFailed}
        without={words.payWithout}
      />
      <p class="row">
        <a href={at('/card')}>{words.another}</a>
        <a href={at()}>{words.back}</a>
      </p>
    </main>
  );
}
