import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { Deeds } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { sumOf } from '../frame/sum.js';
import { type HeldCharge } from './held.query.js';
import { heldWords } from './held.words.js';

export function HeldPage({ held }: { held: Page<HeldCharge> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = heldWords[locale];
  const common = staffWords[locale];
  return (
    <section>
      <Rows
        caption={words.title}
        rows={held.data}
        empty={{ title: words.none, text: words.noneHint }}
        columns={[
          {
            label: common.campaign,
            cell: (row) => (
              <a href={href(`/staff/held-items/${row.id}`)}>
                <Name of={row} />
              </a>
            ),
          },
          { label: words.code, cell: ({ code }) => <code>{code}</code> },
          { label: words.attempts, isNumber: true, cell: ({ attempts }) => attempts },
          { label: common.amount, isNumber: true, cell: ({ total, currency }) => say.exact(sumOf(total, currency)) },
        ]}
      />
      <Pager next={held.next} />
    </section>
  );
}

interface HeldChargePageProps {
  readonly charge: HeldCharge;
  readonly changes: readonly Change[];
  readonly mayRelease: Refusal | undefined;
  readonly state: FormState;
}

export function HeldChargePage({ charge, changes, mayRelease, state }: HeldChargePageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = heldWords[locale];
  const common = staffWords[locale];
  const isHeld = charge.state === 'held';
  return (
    <>
      <section>
        <Facts
          facts={[
            [common.campaign, <Name of={charge} />],
            [common.state, <State of="item" is={charge.state} />],
            [common.amount, say.exact(sumOf(charge.total, charge.currency))],
            charge.code !== null && [words.code, <code>{charge.code}</code>],
            [words.attempts, charge.attempts],
            charge.until !== null && [words.until, say.moment(charge.until, charge.zone)],
            [words.pledge, <a href={href(`/staff/pledges/${charge.pledgeId}/money`)}>{words.money}</a>],
          ]}
        />
        {!isHeld && <p class="notice">{words.released}</p>}
      </section>
      <Deeds
        operation="held-items.release"
        state={state}
        deeds={
          isHeld
            ? [
                {
                  path: `/staff/held-items/${charge.id}/release`,
                  label: words.release,
                  refusal: mayRelease,
                  isMain: true,
                },
              ]
            : []
        }
      />
      <History changes={changes} stateName={stateIn(stateWords[locale], 'item')} showsPeople zone={charge.zone} />
    </>
  );
}
