import { type CampaignTrialBalance } from '../../../reconciliation/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { AccountName } from '../frame/account.js';
import { Rows, SmallCode } from '../frame/rows.js';
import { sumOf } from '../frame/sum.js';
import { checksWords } from './checks.words.js';

/** Undefined `missed`: nothing was looked for in vain. */
export function BalanceForm({ missed }: { missed?: string | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = checksWords[locale];
  return (
    <form class="form" action={href('/staff/checks/balance')}>
      <div class={missed === undefined ? 'field' : 'field is-wrong'}>
        <label for="f-campaign">{words.campaignId}</label>
        <input
          id="f-campaign"
          name="campaign"
          required
          maxLength={36}
          value={missed}
          spellcheck={false}
          aria-describedby={missed === undefined ? undefined : 'f-campaign-error'}
        />
        {missed !== undefined && (
          <p class="error" id="f-campaign-error">
            {words.noCampaign}
          </p>
        )}
      </div>
      <button class="btn line">{words.show}</button>
    </form>
  );
}

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
