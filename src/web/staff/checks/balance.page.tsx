import { type CampaignTrialBalance } from '../../../reconciliation/index.js';
import { useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { AccountName } from '../frame/account.js';
import { Rows, SmallCode } from '../frame/rows.js';
import { sumOf } from '../frame/sum.js';
import { checksWords } from './checks.words.js';

export function BalancePage({ balance: { currency, lines } }: { balance: CampaignTrialBalance }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = checksWords[locale];
  const exact = (amount: bigint) => say.exact(sumOf(amount, currency));
  const difference = lines.reduce((sum, { received, given }) => sum + received - given, 0n);
  return (
    <section>
      <Rows
        caption={words.balanceTitle}
        rows={lines}
        empty={{ title: words.noBookings, text: words.noBookingsHint }}
        columns={[
          {
            label: words.account,
            cell: ({ account }) => (
              <>
                <AccountName account={account} />
                <SmallCode of={account} />
              </>
            ),
          },
          { label: words.received, isNumber: true, cell: ({ received }) => exact(received) },
          { label: words.given, isNumber: true, cell: ({ given }) => exact(given) },
          { label: words.balance, isNumber: true, cell: ({ received, given }) => exact(received - given) },
        ]}
      />
      <p class={difference === 0n ? 'notice is-good' : 'notice is-bad'}>
        {words.difference}: <b>{exact(difference)}</b>
      </p>
    </section>
  );
}
