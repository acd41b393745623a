import { type PayoutView } from '../../../payouts/index.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Rows, SmallCode } from '../frame/rows.js';
import { State } from '../frame/state.js';
import { staffWords } from '../frame/staff.words.js';
import { sumOf } from '../frame/sum.js';
import { type PayoutNames } from './payouts.query.js';
import { payoutsWords } from './payouts.words.js';

/** The lines of a payout: to whom, how far, and when it reached their bank. */
export function Transfers({ view, names }: { view: PayoutView; names: PayoutNames }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const common = staffWords[locale];
  const when = (at: Date | null) => (at ? say.moment(at, names.zone) : words.notYet);
  return (
    <section>
      <h2>{words.lines}</h2>
      <Rows
        caption={words.lines}
        rows={view.lines}
        empty={{ title: words.none, text: '' }}
        columns={[
          {
            label: words.recipient,
            cell: ({ providerAccountId }) => (
              <>
                {names.recipient}
                <SmallCode of={providerAccountId} />
              </>
            ),
          },
          {
            label: common.state,
            cell: ({ state, failureCode }) => (
              <>
                <State of="line" is={state} />
                <SmallCode of={failureCode} />
              </>
            ),
          },
          {
            label: words.sent,
            cell: ({ sentAt, transferId }) => (
              <>
                {when(sentAt)}
                <SmallCode of={transferId} />
              </>
            ),
          },
          {
            label: words.arrived,
            cell: ({ bankArrivedAt, bankPayoutId }) => (
              <>
                {when(bankArrivedAt)}
                <SmallCode of={bankPayoutId} />
              </>
            ),
          },
          { label: common.amount, isNumber: true, cell: ({ amount, currency }) => say.exact(sumOf(amount, currency)) },
        ]}
      />
    </section>
  );
}
