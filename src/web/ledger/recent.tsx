import { type ComponentChildren } from 'preact';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type SentPayout, type Settlement } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';

/** The rounds that ended last, each with a way to its books. */
export function LastSettlements({ settlements }: { settlements: readonly Settlement[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  return (
    <Recent title={words.settlements} text={words.settlementsText} none={words.noSettlement} count={settlements.length}>
      {settlements.map((one) => (
        <Entry campaign={one} at={one.deadline}>
          {outcomeOf(one)}
        </Entry>
      ))}
    </Recent>
  );

  function outcomeOf({ isSettled, currency, pledged, collected, refunded }: Settlement): string {
    const sum = (amount: number): string => say.sum({ amount, currency });
    if (isSettled) return words.settled(sum(collected), sum(pledged));
    return collected > 0 ? words.returned(sum(refunded)) : words.uncharged(sum(pledged));
  }
}

export function LastPayouts({ payouts }: { payouts: readonly SentPayout[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  return (
    <Recent title={words.payouts} text={words.payoutsText} none={words.noPayout} count={payouts.length}>
      {payouts.map((one) => (
        <Entry campaign={one} at={one.sentAt}>
          {say.exact({ amount: one.amount, currency: one.currency })}
        </Entry>
      ))}
    </Recent>
  );
}

interface RecentProps {
  readonly title: string;
  readonly text: string;
  /** What is said while there is none. */
  readonly none: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

const Recent = ({ title, text, none, count, children }: RecentProps) => (
  <section>
    <h2>{title}</h2>
    <p>{count === 0 ? none : text}</p>
    {count > 0 && <ol class="log wide">{children}</ol>}
  </section>
);

interface EntryProps {
  readonly campaign: Pick<Settlement, 'slug' | 'locale' | 'title' | 'zone'>;
  readonly at: Date;
  readonly children: string;
}

function Entry({ campaign: { slug, locale: lang, title, zone }, at, children }: EntryProps) {
  const { locale } = useVisit();
  const href = useHref();
  return (
    <li>
      <time dateTime={at.toISOString()}>{sayIn(locale).day(at, zone)}</time>
      <div>
        <a href={href(`/campaigns/${slug}/money`)} lang={lang}>
          {title}
        </a>
        <p>{children}</p>
      </div>
    </li>
  );
}
