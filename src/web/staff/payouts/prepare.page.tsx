import { type Timeline } from '../../../payouts/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Deeds } from '../frame/deeds.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts } from '../frame/rows.js';
import { State } from '../frame/state.js';
import { staffWords } from '../frame/staff.words.js';
import { sumOf } from '../frame/sum.js';
import { Waits } from './payout.page.js';
import { PayoutRows } from './payouts.page.js';
import { type PayoutItem } from './payouts.query.js';
import { payoutsWords } from './payouts.words.js';

interface PreparePageProps {
  readonly campaignId: string;
  readonly zone: string;
  readonly timeline: Timeline;
  readonly payouts: readonly PayoutItem[];
  readonly mayPrepare: Refusal | undefined;
  readonly state: FormState;
}

/** Where a campaign's money is on its way out, and the button that prepares the next payout. */
export function PreparePage({ campaignId, zone, timeline, payouts, mayPrepare, state }: PreparePageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const { earliest, left, currency, tranches, waitsFor } = timeline;
  return (
    <>
      <section>
        <Facts
          facts={[
            [words.left, <b>{say.exact(sumOf(left, currency))}</b>],
            [words.earliest, say.moment(earliest, zone)],
            [
              staffWords[locale].ways.ledger,
              <a href={`${href('/staff/ledger')}?campaign=${campaignId}`}>{staffWords[locale].open}</a>,
            ],
          ]}
        />
      </section>
      <Waits waitsFor={waitsFor} />
      <Deeds
        title={words.prepareTitle}
        state={state}
        deeds={[
          {
            path: `/staff/payouts/campaigns/${campaignId}`,
            label: words.prepare,
            refusal: mayPrepare,
            isMain: true,
            needsNoReason: true,
          },
        ]}
      />
      <p class="hint">{words.prepareHint}</p>
      {tranches.length > 0 && (
        <section>
          <h2>{words.parts}</h2>
          <ul class="bullets">
            {tranches.map(({ tranche }) => (
              <li>
                <a href={href(`/tranches/${tranche.id}`)}>{words.part(tranche.number)}</a>{' '}
                <State of="tranche" is={tranche.state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.before}</h2>
        <PayoutRows payouts={payouts} caption={words.before} />
      </section>
    </>
  );
}
