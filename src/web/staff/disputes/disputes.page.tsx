import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { homeZone } from '../../language/home-zone.js';
import { Badge, Rows, SmallCode } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State } from '../frame/state.js';
import { sumOf } from '../frame/sum.js';
import { type DisputeItem } from './disputes.query.js';
import { disputesWords } from './disputes.words.js';

const urgentDays = 3;

export function DisputesPage({ disputes }: { disputes: Page<DisputeItem> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = disputesWords[locale];
  const common = staffWords[locale];
  return (
    <section>
      <Rows
        caption={words.title}
        rows={disputes.data}
        empty={{ title: words.none, text: words.noneHint }}
        columns={[
          {
            label: common.campaign,
            cell: (row) => (
              <>
                <Name of={row} />
                <SmallCode of={row.providerId} />
                <small>
                  <a href={href(`/staff/pledges/${row.pledgeId}/money`)}>{words.money}</a>
                </small>
              </>
            ),
          },
          { label: common.state, cell: ({ state }) => <State of="dispute" is={state} /> },
          { label: words.evidence, cell: (row) => <Evidence of={row} /> },
          {
            label: words.reason,
            cell: ({ reason, openedAt }) => (
              <>
                <code>{reason}</code>
                <small>
                  {words.opened}: {say.day(openedAt, homeZone)}
                </small>
              </>
            ),
          },
          {
            label: words.taken,
            isNumber: true,
            cell: ({ taken, fee, currency }) => (
              <>
                {say.exact(sumOf(taken, currency))}
                {fee !== '0' && <small>{words.fee(say.exact(sumOf(fee, currency)))}</small>}
              </>
            ),
          },
          { label: common.amount, isNumber: true, cell: ({ amount, currency }) => say.exact(sumOf(amount, currency)) },
        ]}
      />
      <Pager next={disputes.next} />
    </section>
  );
}

function Evidence({ of: { waits, evidenceDueAt, daysLeft } }: { of: DisputeItem }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = disputesWords[locale];
  if (!waits || !evidenceDueAt || daysLeft === null) return <>{words.noEvidence}</>;
  return (
    <>
      {say.moment(evidenceDueAt, homeZone)}
      <small>
        <Badge tone={daysLeft < urgentDays ? 'bad' : 'now'}>{daysLeft < 0 ? words.over : words.inDays(daysLeft)}</Badge>
      </small>
    </>
  );
}
