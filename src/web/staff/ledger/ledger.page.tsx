import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { AccountName } from '../frame/account.js';
import { homeZone } from '../../language/home-zone.js';
import { Rows, SmallCode } from '../frame/rows.js';
import { sumOf } from '../frame/sum.js';
import { idIn, isFiltered, type LedgerFilter } from './ledger-filter.rules.js';
import { FilterForm } from './filter-form.js';
import { type AccountBalance, type LedgerEntry } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';

interface LedgerPageProps {
  readonly filter: LedgerFilter;
  readonly balances: readonly AccountBalance[];
  readonly entries: Page<LedgerEntry>;
}

export function LedgerPage({ filter, balances, entries }: LedgerPageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = ledgerWords[locale];
  return (
    <>
      <section>
        <FilterForm filter={filter} />
        <p class="row">
          {isFiltered(filter) && <a href={href('/staff/ledger')}>{words.clear}</a>}
          {filter.campaignId && (
            <a href={`${href('/staff/checks/balance')}?campaign=${filter.campaignId}`}>{words.trial}</a>
          )}
          <a href={href('/staff/find')}>{words.find}</a>
        </p>
      </section>
      <Balances balances={balances} />
      <section>
        <h2>{words.entries}</h2>
        {entries.data.length === 0 && (
          <div class="empty">
            <h3>{words.none}</h3>
            <p>{words.noneHint}</p>
          </div>
        )}
        {entries.data.map((entry) => (
          <Entry entry={entry} />
        ))}
        <Pager next={entries.next} />
      </section>
    </>
  );
}

function Balances({ balances }: { balances: readonly AccountBalance[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  return (
    <section>
      <h2>{words.balances}</h2>
      <p class="hint">{words.balancesHint}</p>
      <Rows
        caption={words.balances}
        rows={balances}
        empty={{ title: words.noBalances, text: words.noBalancesHint }}
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
          { label: words.currency, cell: ({ currency }) => currency },
          { label: words.balance, isNumber: true, cell: ({ amount, currency }) => say.exact(sumOf(amount, currency)) },
        ]}
      />
    </section>
  );
}

function Entry({ entry: { reference, currency, at, postings } }: { entry: LedgerEntry }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  const id = idIn(reference);
  return (
    <article class="entry">
      <header>
        <code>{reference}</code>
        <time dateTime={at.toISOString()}>{say.moment(at, homeZone)}</time>
        {id && <a href={`${href('/staff/find')}?id=${encodeURIComponent(id)}`}>{words.of}</a>}
      </header>
      <ul class="postings">
        {postings.map(({ from, to, amount }) => (
          <li>
            <span>
              <AccountName account={from} />
            </span>
            <span aria-hidden="true">→</span>
            <span>
              <span class="vh">{words.to} </span>
              <AccountName account={to} />
            </span>
            <span class="num">{say.exact(sumOf(amount, currency))}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
