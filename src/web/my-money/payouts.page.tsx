import { type PayoutResponse, type TimelineResponse, type WaitsFor } from '../../payouts/index.js';
import { StepMark } from '../design/tally-marks.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { Tranches } from './tranches.js';
import { payoutsWords } from './payouts.words.js';

interface Props {
  readonly mine: MyCampaign;
  readonly timeline: TimelineResponse;
  /** The tranche whose form was refused, and how. */
  readonly refused?: { readonly trancheId: string; readonly state: FormState } | undefined;
}

/** Where the money is on its way out: what it waits for, the parts, and what was paid. */
export function PayoutsPage({ mine, timeline, refused }: Props) {
  const { campaign } = mine;
  const { locale } = useVisit();
  const words = payoutsWords[locale];
  return (
    <CampaignFrame mine={mine} current="payouts">
      {refused && <FormProblems state={refused.state} />}
      <Waiting timeline={timeline} zone={campaign.zone} />
      <Tranches timeline={timeline} campaign={campaign} refused={refused} />
      <section>
        <h2>{words.all}</h2>
        {timeline.data.length === 0 && <p>{words.none}</p>}
        {timeline.data.map((payout) => (
          <Payout payout={payout} zone={campaign.zone} />
        ))}
      </section>
    </CampaignFrame>
  );
}

function Waiting({ timeline, zone }: { timeline: TimelineResponse; zone: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const { waitsFor, earliest, left } = timeline;
  return (
    <section>
      <h2>{words.waitsFor}</h2>
      {waitsFor.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ol class="waits">
          {waitsFor.map((wait, index) => (
            <li>
              <StepMark step={Math.min(5, index + 1) as 1} />
              <span>
                {words.waits[wait as WaitsFor]} {wait === 'delay' && words.earliest(say.day(earliest, zone))}
                {wait === 'recipient' && <a href={href('/my/account#recipient')}>{words.onboard}</a>}
              </span>
            </li>
          ))}
        </ol>
      )}
      {left.amount > 0 && (
        <p>
          {words.left} <b>{say.exact(left)}</b>
        </p>
      )}
    </section>
  );
}

function Payout({ payout, zone }: { payout: PayoutResponse; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  return (
    <article class="my-payout" id={`payout-${payout.id}`}>
      <h3>
        {say.exact(payout.amount)}{' '}
        <span class={payout.state === 'paid' ? 'badge is-good' : 'badge'}>
          {words.states[payout.state] ?? payout.state}
        </span>
      </h3>
      <p class="hint">{words.preparedOn(say.day(payout.preparedAt, zone))}</p>
      <table class="lines">
        <tbody>
          {payout.terms.map(({ term, amount }) => (
            <tr>
              <th scope="row">{words.terms[term] ?? term}</th>
              <td>{say.exact(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td>{say.exact(payout.amount)}</td>
          </tr>
        </tfoot>
      </table>
      <ul>
        {payout.lines.map(({ amount, state, bankArrivedAt }) => (
          <li>
            {say.exact(amount)} · {words.lineStates[state] ?? state}
            {bankArrivedAt && `, ${words.arrived(say.day(bankArrivedAt, zone))}`}
            {state === 'sent' && !bankArrivedAt && `, ${words.onItsWay}`}
          </li>
        ))}
      </ul>
    </article>
  );
}
