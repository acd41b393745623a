import { type TrancheView } from '../../../payouts/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { type Deed, Deeds } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts } from '../frame/rows.js';
import { mayDo } from '../frame/staff-ways.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { sumOf } from '../frame/sum.js';
import { Evidence } from './evidence.js';
import { type TrancheNames } from './tranches.query.js';
import { tranchesWords } from './tranches.words.js';

export interface TranchePageProps {
  readonly view: TrancheView;
  readonly names: TrancheNames;
  readonly changes: readonly Change[];
  readonly mayDecide: Refusal | undefined;
  /** For good, as the second person. */
  readonly mayRefuse: Refusal | undefined;
  readonly state: FormState;
}

/** One part in which a campaign is paid out, for staff and for the people of the project. */
export function TranchePage(props: TranchePageProps) {
  const { view, names, changes } = props;
  const { locale, caller } = useVisit();
  const isStaff = mayDo('staff.read', caller);
  return (
    <>
      <About view={view} names={names} isStaff={isStaff} />
      <Evidence evidence={view.evidence} zone={names.zone} lang={names.titleLocale} />
      {isStaff && <Decide {...props} />}
      <History
        changes={changes}
        stateName={stateIn(stateWords[locale], 'tranche')}
        showsPeople={isStaff}
        zone={names.zone}
      />
    </>
  );
}

function About({ view: { tranche }, names, isStaff }: Pick<TranchePageProps, 'view' | 'names'> & { isStaff: boolean }) {
  const { locale, caller } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = tranchesWords[locale];
  const common = staffWords[locale];
  const payouts = mayDo('payouts.list', caller)
    ? `/staff/payouts/campaigns/${tranche.campaignId}`
    : `/my/campaigns/${tranche.campaignId}/payouts`;
  return (
    <section>
      <Facts
        facts={[
          [common.campaign, <Name of={names} />],
          [common.state, <State of="tranche" is={tranche.state} />],
          [words.needs, say.exact(sumOf(tranche.weight, tranche.currency))],
          [
            words.asked,
            tranche.asked === null ? (
              words.nothingAsked
            ) : (
              <span lang={names.titleLocale} class="as-written">
                {tranche.asked}
              </span>
            ),
          ],
          tranche.dueOn !== null && [words.due, say.day(`${tranche.dueOn}T12:00:00Z`, 'UTC')],
          isStaff && names.proposedByName !== null && [words.proposedBy, names.proposedByName],
          isStaff && names.refusedByName !== null && [words.refusedBy, names.refusedByName],
        ]}
      />
      <p class="row">
        <a href={href(payouts)}>{words.prepare}</a>
      </p>
    </section>
  );
}

function Decide({ view: { tranche }, mayDecide, mayRefuse, state }: TranchePageProps) {
  const { locale } = useVisit();
  const words = tranchesWords[locale];
  const at = `/tranches/${tranche.id}`;
  const deeds: Readonly<Record<string, readonly Deed[]>> = {
    handed_in: [
      { path: `${at}/accept`, label: words.accept, refusal: mayDecide, isMain: true },
      { path: `${at}/refuse-evidence`, label: words.refuseEvidence, refusal: mayDecide },
    ],
    waiting: [{ path: `${at}/propose-refusal`, label: words.proposeRefusal, refusal: mayDecide }],
    refusal_proposed: [
      { path: `${at}/keep`, label: words.keep, refusal: mayDecide },
      { path: `${at}/refuse`, label: words.refuse, refusal: mayRefuse },
    ],
  };
  const isAboutRefusal = tranche.state === 'waiting' || tranche.state === 'refusal_proposed';
  return (
    <>
      <Deeds operation="tranches.decide" deeds={deeds[tranche.state] ?? []} state={state} />
      {isAboutRefusal && <p class="hint">{words.refuseHint}</p>}
    </>
  );
}
