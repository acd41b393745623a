import { type CampaignResponse } from '../../campaigns/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { AccountsTable } from './accounts-table.js';
import { type CampaignMoney } from './campaign-money.query.js';
import { campaignMoneyWords, type ShownTerm } from './campaign-money.words.js';
import { Payouts } from './payouts.js';
import { type MoneyLine, SumsTable } from './sums-table.js';

interface Props {
  readonly campaign: CampaignResponse;
  /** By what the reader found the campaign: its slug, or its id. */
  readonly path: string;
  readonly money: CampaignMoney;
  /** Before that day no payout can be prepared. */
  readonly earliest: Date;
}

export function CampaignMoneyPage({ campaign, path, money, earliest }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = campaignMoneyWords[locale];
  const { project } = campaign;
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <p class="crumbs">
            <a href={href(`/campaigns/${path}`)} lang={project.locale}>
              {project.title}
            </a>
          </p>
          <h1>{words.heading}</h1>
          <p class="lede">{words.lede}</p>
        </div>
      </section>
      {money.accounts.length === 0 ? (
        <Nothing campaign={campaign} path={path} />
      ) : (
        <div class="wrap books">
          <InAndOut campaign={campaign} money={money} />
          <Held campaign={campaign} money={money} />
          <Payouts payouts={money.payouts} campaign={campaign} earliest={earliest} />
          <section>
            <h2>{words.books}</h2>
            <p>{words.booksMeaning}</p>
            <AccountsTable lines={money.accounts} currency={campaign.currency} caption={words.books} />
            <p>
              {words.audit} <a href={`${href('/ledger')}#audit`}>{words.auditLink}</a>
            </p>
          </section>
        </div>
      )}
    </main>
  );
}

function Nothing({ campaign, path }: { campaign: CampaignResponse; path: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = campaignMoneyWords[locale];
  const mayCome = ['live', 'closing', 'collecting', 'suspended'].includes(campaign.state);
  return (
    <section class="wrap section">
      <div class="empty">
        <h2>{words.nothing}</h2>
        <p>{mayCome ? words.nothingHint(sayIn(locale).moment(campaign.deadline, campaign.zone)) : words.neverHint}</p>
        <div class="row">
          <a class="btn line" href={href(`/campaigns/${path}`)}>
            {words.back}
          </a>
        </div>
      </div>
    </section>
  );
}

function InAndOut({ campaign, money }: { campaign: CampaignResponse; money: CampaignMoney }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignMoneyWords[locale];
  const { currency, feeBps, vatBps, reserveBps, reserveDays } = campaign;
  const meaning = words.lines({
    fee: say.percent(feeBps),
    vat: say.percent(vatBps),
    reserve: say.percent(reserveBps),
    reserveDays,
  });
  const sums = new Map<ShownTerm, bigint>();
  for (const { term, amount } of money.terms) {
    sums.set(term as ShownTerm, (sums.get(term as ShownTerm) ?? 0n) + amount);
  }
  const lines = [...sums].map(([term, amount]): MoneyLine => {
    const [name, text] = meaning[term];
    return { name, text, amount };
  });
  return (
    <section>
      <h2>{words.inAndOut}</h2>
      <SumsTable
        caption={words.inAndOut}
        heads={[words.line, words.amount]}
        lines={lines}
        total={{ name: words.left, text: words.leftMeaning, amount: money.left }}
        currency={currency}
      />
      {campaign.totals.shipping.amount > 0 && (
        <p class="hint">{words.ofItShipping(say.exact(campaign.totals.shipping))}</p>
      )}
    </section>
  );
}

function Held({ campaign, money }: { campaign: CampaignResponse; money: CampaignMoney }) {
  const { locale } = useVisit();
  const words = campaignMoneyWords[locale];
  const { left, feesDue, setAside, reserve } = money;
  const lines = (['left', 'feesDue', 'setAside', 'reserve'] as const)
    .map((key): MoneyLine => {
      const [name, text] = words.holdings[key];
      return { name, text, amount: { left, feesDue, setAside, reserve }[key] };
    })
    .filter(({ amount }) => amount !== 0n);
  return (
    <section>
      <h2>{words.held}</h2>
      {lines.length === 0 ? (
        <p>{words.heldNothing}</p>
      ) : (
        <>
          <p>{words.heldMeaning}</p>
          <SumsTable
            caption={words.held}
            heads={[words.line, words.amount]}
            lines={lines}
            currency={campaign.currency}
          />
        </>
      )}
    </section>
  );
}
