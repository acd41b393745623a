import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
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
import { sumOf } from '../frame/sum.js';
import { type RefundItem } from './refunds.query.js';
import { refundsWords } from './refunds.words.js';

interface RefundPageProps {
  readonly refund: RefundItem;
  readonly changes: readonly Change[];
  readonly mayApprove: Refusal | undefined;
  readonly mayDecide: Refusal | undefined;
  readonly state: FormState;
}

export function RefundPage({ refund, changes, mayApprove, mayDecide, state }: RefundPageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const common = staffWords[locale];
  const at = `/staff/refunds/${refund.id}`;
  const other = (id: string) => <a href={href(`/staff/refunds/${id}`)}>{words.theRefund}</a>;
  const deeds: Deed[] = [];
  if (refund.state === 'proposed') {
    deeds.push({ path: `${at}/approve`, label: words.approve, refusal: mayApprove, isMain: true });
    deeds.push({ path: `${at}/reject`, label: words.reject, refusal: mayDecide });
  }
  if (refund.state === 'failed' && !refund.retriedBy) {
    deeds.push({ path: `${at}/retry`, label: words.retry, refusal: mayDecide, isMain: true });
  }
  return (
    <>
      <section>
        <Facts
          facts={[
            [common.campaign, <Name of={refund} />],
            [common.state, <State of="refund" is={refund.state} />],
            [common.amount, say.exact(sumOf(refund.total, refund.currency))],
            [words.cause, words.causes[refund.cause]],
            [words.pledge, <a href={href(`/staff/pledges/${refund.pledgeId}/money`)}>{words.money}</a>],
            [words.requested, say.moment(refund.requestedAt, homeZone)],
            [words.orderedBy, refund.orderedByName ?? common.byItself],
            refund.decidedByName !== null && [words.decidedBy, refund.decidedByName],
            refund.failureCode !== null && [words.failure, <code>{refund.failureCode}</code>],
            refund.providerId !== null && [words.provider, <code>{refund.providerId}</code>],
            refund.retryOf !== null && [words.retryOf, other(refund.retryOf)],
            refund.retriedBy !== null && [words.retriedBy, other(refund.retriedBy)],
            refund.runId !== null && [
              words.run,
              <a href={href(`/staff/refunds/runs/${refund.runId}`)}>{words.theRun}</a>,
            ],
          ]}
        />
      </section>
      <Deeds operation="refunds.decide" deeds={deeds} state={state} />
      <History changes={changes} stateName={stateIn(stateWords[locale], 'refund')} showsPeople />
    </>
  );
}
