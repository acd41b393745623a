import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { Badge, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State } from '../frame/state.js';
import { sumOf } from '../frame/sum.js';
import { type PayableCampaign, type PayoutItem } from './payouts.query.js';
import { payoutsWords } from './payouts.words.js';

export function PayoutsPage({ payable, all }: { payable: Page<PayableCampaign>; all: Page<PayoutItem> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const common = staffWords[locale];
  return (
    <>
      <section>
        <h2>{words.toPrepare}</h2>
        <Rows
          caption={words.toPrepare}
          rows={payable.data}
          empty={{ title: words.nothingLeft, text: words.nothingLeftHint }}
          columns={[
            {
              label: common.campaign,
              cell: (row) => (
                <a href={href(`/staff/payouts/campaigns/${row.id}`)}>
                  <Name of={row} />
                </a>
              ),
            },
            {
              label: common.state,
              cell: ({ isReady }) => (
                <Badge tone={isReady ? 'now' : 'plain'}>{isReady ? words.ready : words.notReady}</Badge>
              ),
            },
            { label: words.earliest, cell: ({ earliest, zone }) => say.day(earliest, zone) },
            {
              label: words.funds,
              isNumber: true,
              cell: ({ funds, currency }) => say.exact(sumOf(funds, currency)),
            },
          ]}
        />
        <Pager next={payable.next} of="before" />
      </section>
      <section>
        <h2>{words.all}</h2>
        <PayoutRows payouts={all.data} caption={words.all} />
        <Pager next={all.next} />
      </section>
    </>
  );
}

export function PayoutRows({ payouts, caption }: { payouts: readonly PayoutItem[]; caption: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const common = staffWords[locale];
  return (
    <Rows
      caption={caption}
      rows={payouts}
      empty={{ title: words.none, text: words.noneHint }}
      columns={[
        {
          label: words.payout,
          cell: (row) => (
            <>
              <a href={href(`/payouts/${row.id}`)}>
                <Name of={row} />
              </a>
              {row.tranche !== null && <small>{words.part(row.tranche)}</small>}
            </>
          ),
        },
        { label: common.state, cell: ({ state }) => <State of="payout" is={state} /> },
        {
          label: words.preparedBy,
          cell: ({ preparedByName, preparedAt, zone }) => (
            <>
              {preparedByName}
              <small>{say.moment(preparedAt, zone)}</small>
            </>
          ),
        },
        { label: common.amount, isNumber: true, cell: ({ amount, currency }) => say.exact(sumOf(amount, currency)) },
      ]}
    />
  );
}
