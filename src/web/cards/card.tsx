import { Cover } from '../cover/cover-picture.js';
import { useHref, useVisit } from '../frame/visit.js';
import { Icon } from '../design/icon.js';
import { Tally } from '../design/tally-marks.js';
import { sayIn } from '../language/say.js';
import { type Locale } from '../../users/index.js';
import { type CampaignCard } from './campaign-cards.query.js';
import { cardWords } from './card.words.js';
import { percentOf, timeLeft } from './progress.rules.js';

/** The time left in words, for a campaign that runs. */
export function leftInWords(deadline: Date, now: Date, locale: Locale): string {
  const left = timeLeft(deadline, now);
  const words = cardWords[locale];
  if (left === 'over') return words.over;
  return 'days' in left ? words.daysLeft(left.days) : words.hoursLeft(left.hours);
}

export function Card({ card, level = 3 }: { card: CampaignCard; level?: 2 | 3 }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = cardWords[locale];
  const percent = percentOf(card.pledged, card.target);
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <li>
      <Cover slug={card.slug} cover={card.cover} place="card" locale={locale} isLazy />
      <p class="where">
        <Icon name="pin" />
        {card.place || say.sum({ amount: card.target, currency: card.currency })}
      </p>
      <Title class="t" lang={card.locale}>
        <a href={href(`/campaigns/${card.slug}`)}>{card.title}</a>
      </Title>
      <Tally percent={percent} label={words.ofGoal(`${say.number(percent)} %`)} />
      <p class="cm">
        <b>{say.number(percent)} %</b> {words.backers(card.backers, say.number(card.backers))},{' '}
        {card.state === 'live' ? leftInWords(card.deadline, card.now, locale) : words.states[card.state].toLowerCase()}
      </p>
    </li>
  );
}

export const Cards = ({ cards, level }: { cards: readonly CampaignCard[]; level?: 2 | 3 }) => (
  <ul class="cards">
    {cards.map((card) => (
      <Card card={card} level={level ?? 3} />
    ))}
  </ul>
);
