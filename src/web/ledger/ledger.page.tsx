import { type KindBalance } from '../../ledger/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { kindOf } from '../money/account.rules.js';
import { accountWords } from '../money/account.words.js';
import { type MoneyLine, SumsTable } from '../money/sums-table.js';
import { AuditChain, type AuditHead, Watched } from './audit-chain.js';
import { type CurrencySums, type SentPayout, type Settlement, type Watch } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';
import { LastPayouts, LastSettlements } from './recent.js';

export interface LedgerProps {
  readonly sums: readonly CurrencySums[];
  readonly balances: readonly KindBalance[];
  readonly settlements: readonly Settlement[];
  readonly payouts: readonly SentPayout[];
  readonly watch: Watch;
  readonly head: AuditHead;
}

export function LedgerPage({ sums, balances, settlements, payouts, watch, head }: LedgerProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = ledgerWords[locale];
  const currencies = [...new Set(balances.map(({ currency }) => currency))];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <h1>{words.title}</h1>
          <p class="lede">{words.lede}</p>
          {sums.map((sum) => (
            <Counts sums={sum} balances={balances} />
          ))}
          <p>
            <a href={href('/statistics')}>{words.all}</a>
          </p>
        </div>
      </section>
      <div class="wrap books">
        {currencies.length === 0 && (
          <section>
            <div class="empty">
              <h2>{words.none}</h2>
              <p>{words.noneHint}</p>
            </div>
          </section>
        )}
        {currencies.map((currency) => (
          <Balances currency={currency} balances={balances} />
        ))}
        <LastSettlements settlements={settlements} />
        <LastPayouts payouts={payouts} />
        <AuditChain head={head} />
        <Watched watch={watch} />
      </div>
    </main>
  );
}

function Counts({ sums, balances }: { sums: CurrencySums; balances: readonly KindBalance[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  const { currency, promised, collected, refunded } = sums;
  const paid = balances.find(({ kind, currency: of }) => kind === 'recipient:paid' && of === currency);
  const counts: (readonly [of: string, amount: number])[] = [
    [words.collected, collected],
    [words.paidOut, Number(paid?.amount ?? 0n)],
    [words.refunded, refunded],
    [words.promised, promised],
  ];
  return (
    <dl class="counts">
      {counts.map(([of, amount]) => (
        <div>
          <dt>{of}</dt>
          <dd>{say.sum({ amount, currency })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Balances({ currency, balances }: { currency: string; balances: readonly KindBalance[] }) {
  const { locale } = useVisit();
  const words = ledgerWords[locale];
  const own = balances.filter((balance) => balance.currency === currency);
  const lines = own.map(({ kind: name, amount }): MoneyLine => {
    const kind = kindOf(name);
    return kind ? { name: accountWords[locale][kind], text: words.meanings[kind], amount } : { name, amount };
  });
  return (
    <section>
      <h2>{words.balances(currency)}</h2>
      <p>{words.balancesText}</p>
      <SumsTable
        caption={words.balances(currency)}
        heads={[words.account, words.amount]}
        lines={lines}
        total={{ name: words.together, amount: own.reduce((sum, { amount }) => sum + amount, 0n) }}
        currency={currency}
      />
    </section>
  );
}
