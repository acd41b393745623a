import { type MoneyJson } from '../../money/index.js';
import { type RehearsalResponse } from '../../payouts/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { dashboardWords } from './dashboard.words.js';

/** What would happen if the campaign ended now, line by line as settlement would do it. */
export function Rehearsal({ rehearsal, zone }: { rehearsal: RehearsalResponse; zone: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = dashboardWords[locale];
  const { pending, outcome, afterCollecting, lines } = rehearsal;
  const [line] = lines;
  return (
    <section id="rehearsal">
      <h2>{words.rehearsal}</h2>
      <p>
        <b>{words.outcome[outcome]}</b> {afterCollecting && words.afterCollecting[afterCollecting]}
      </p>
      {outcome === 'collect' && <Sums rehearsal={rehearsal} />}
      {pending.pledges > 0 && (
        <p class="hint">
          {words.waiting} · {words.pledgesAndSum(pending.pledges, say.sum(pending.amount))}
        </p>
      )}
      {line && <p>{words.earliest(say.day(rehearsal.earliestPayout, zone))}</p>}
      {line && !line.ready && (
        <p class="notice is-now">
          {words.notReady} <a href={href('/my/account#recipient')}>{words.mendAccount}</a>
        </p>
      )}
      <p class="hint">{words.rehearsalHint}</p>
    </section>
  );
}

function Sums({ rehearsal }: { rehearsal: RehearsalResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = dashboardWords[locale];
  const { chargeable, tips, shipping, dropped, collected, platformFee, vat, processingFees, lines } = rehearsal;
  const [line] = lines;
  return (
    <table class="lines">
      <caption class="vh">{words.rehearsal}</caption>
      <tbody>
        <Sum of={words.wouldCharge} sum={chargeable} />
        {dropped.pledges > 0 && <Sum of={words.wouldDrop} sum={dropped.amount} isTaken />}
        <Sum of={words.wouldCollect} sum={collected} />
        {shipping.amount > 0 && <Sum of={words.shipping} sum={shipping} />}
        <Sum of={words.fee} sum={platformFee} isTaken />
        <Sum of={words.vat} sum={vat} isTaken />
        {processingFees.amount ? (
          <Sum of={words.processing} sum={processingFees.amount} isTaken />
        ) : (
          <tr>
            <th scope="row">{words.processing}</th>
            <td>{words.unknown}</td>
          </tr>
        )}
        {tips.amount > 0 && <Sum of={words.tips} sum={tips} />}
      </tbody>
      {line && (
        <tfoot>
          <tr>
            <th scope="row">{line.legalName ? words.payoutTo(line.legalName) : words.payout}</th>
            <td>{say.exact(line.amount)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Sum({ of, sum, isTaken }: { of: string; sum: MoneyJson; isTaken?: boolean }) {
  const { locale } = useVisit();
  const amount = isTaken ? -sum.amount : sum.amount;
  return (
    <tr>
      <th scope="row">{of}</th>
      <td>{sayIn(locale).exact({ amount, currency: sum.currency })}</td>
    </tr>
  );
}

/** Cards that will not do at the deadline or in the week after it. */
export function CardHealth({ rehearsal: { cards } }: { rehearsal: RehearsalResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = dashboardWords[locale];
  const bad = (Object.keys(words.cardStates) as (keyof typeof cards)[]).filter((state) => cards[state].pledges > 0);
  return (
    <section id="cards">
      <h2>{words.cards}</h2>
      {bad.length === 0 ? (
        <p>{words.cardsGood}</p>
      ) : (
        <dl class="pairs">
          {bad.map((state) => (
            <>
              <dt>{words.cardStates[state]}</dt>
              <dd>{words.pledgesAndSum(cards[state].pledges, say.sum(cards[state].amount))}</dd>
            </>
          ))}
        </dl>
      )}
      <p class="hint">{words.cardsHint}</p>
    </section>
  );
}
