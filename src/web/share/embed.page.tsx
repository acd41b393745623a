import { renderToString } from 'preact-render-to-string';
import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { leftInWords } from '../cards/card.js';
import { cardWords } from '../cards/card.words.js';
import { percentOf } from '../cards/progress.rules.js';
import { Cover } from '../cover/cover-picture.js';
import { Tally } from '../design/tally-marks.js';
import { asset } from '../frame/assets.js';
import { type Site } from '../frame/site.js';
import { hrefIn } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type Locale } from '../../users/index.js';
import { shareWords } from './share.words.js';

/** The policy of the widget: it may stand in any page, and loads a style and a picture of ours, nothing else. */
export const embedPolicy =
  "default-src 'none';style-src 'self';img-src 'self';font-src 'self';base-uri 'none';form-action 'none';frame-ancestors *";

/** A campaign as a small document for other people's pages. Its links open in the whole window. */
export function drawEmbed(card: CampaignCard, locale: Locale, { home, operatorName }: Site): string {
  const say = sayIn(locale);
  const words = cardWords[locale];
  const percent = percentOf(card.pledged, card.target);
  const page = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{card.title}</title>
        <link rel="stylesheet" href={asset('tally.css')} />
      </head>
      <body class="embed">
        <main>
          <Cover slug={card.slug} cover={card.cover} place="card" locale={locale} />
          <h1 lang={card.locale}>{card.title}</h1>
          <p lang={card.locale} class="said">
            {card.summary}
          </p>
          <Tally percent={percent} label={words.ofGoal(`${say.number(percent)} %`)} />
          <p class="cm">
            <b>{say.sum({ amount: card.pledged, currency: card.currency })}</b> · {say.number(percent)} % ·{' '}
            {words.backers(card.backers, say.number(card.backers))} ·{' '}
            {card.state === 'live' ? leftInWords(card.deadline, card.now, locale) : words.states[card.state]}
          </p>
          <a class="btn" href={home + hrefIn(locale, `/campaigns/${card.slug}`)} target="_top" rel="noopener">
            {shareWords[locale].open}
          </a>
          <p class="hint">{shareWords[locale].onTally(operatorName)}</p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
