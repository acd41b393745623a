import { type RefundRunResponse } from '../../../refunds/index.js';
import { type FormState } from '../../forms/field.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { type Deed, Deeds } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { homeZone } from '../../language/home-zone.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { type RunItem } from './refunds.query.js';
import { refundsWords } from './refunds.words.js';

interface RunPageProps {
  readonly run: RunItem;
  readonly progress: RefundRunResponse['progress'];
  readonly changes: readonly Change[];
  readonly mayStart: Refusal | undefined;
  readonly mayDecide: Refusal | undefined;
  readonly state: FormState;
}

/** A refunding of everybody, how far it is, and who may start or stop it. */
export function RunPage({ run, progress, changes, mayStart, mayDecide, state }: RunPageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const common = staffWords[locale];
  const at = `/staff/refunds/runs/${run.id}`;
  const deeds: Readonly<Record<string, readonly Deed[]>> = {
    proposed: [
      { path: `${at}/approve`, label: words.start, refusal: mayStart, isMain: true },
      { path: `${at}/reject`, label: words.rejectRun, refusal: mayDecide },
    ],
    running: [{ path: `${at}/stop`, label: words.stop, refusal: mayDecide }],
    stopped: [{ path: `${at}/resume`, label: words.resume, refusal: mayDecide, isMain: true }],
  };
  return (
    <>
      <section>
        <Facts
          facts={[
            [common.campaign, <Name of={run} />],
            [common.state, <State of="run" is={run.state} />],
            [words.cause, words.causes[run.cause]],
            [words.orderedBy, `${run.orderedByName ?? common.byItself}, ${say.moment(run.orderedAt, homeZone)}`],
            run.decidedByName !== null && [words.decidedBy, run.decidedByName],
            [words.progress, words.asked(say.number(progress.refunds), say.exact(progress.total))],
            [words.arrived, say.number(progress.succeeded)],
            [words.failed, say.number(progress.failed)],
            [words.toCome, say.number(progress.toCome)],
          ]}
        />
      </section>
      <Deeds operation="refunds.decide" deeds={deeds[run.state] ?? []} state={state} />
      <History changes={changes} stateName={stateIn(stateWords[locale], 'run')} showsPeople />
    </>
  );
}
