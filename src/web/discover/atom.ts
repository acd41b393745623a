import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { hrefIn } from '../frame/visit.js';
import { xmlText } from '../share/xml.rules.js';
import { type Locale } from '../../users/index.js';

export interface Feed {
  readonly home: string;
  readonly locale: Locale;
  readonly title: string;
  readonly author: string;
  /** The query of the search, with its question mark, or empty. */
  readonly query: string;
  readonly cards: readonly CampaignCard[];
}

/** The newest campaigns of a search as Atom (RFC 4287). */
export function drawFeed({ home, locale, title, author, query, cards }: Feed): string {
  const page = home + hrefIn(locale, '/discover') + query;
  const self = home + hrefIn(locale, '/discover.atom') + query;
  const newest = cards.map(({ openedAt }) => openedAt.getTime()).reduce((a, b) => Math.max(a, b), 0);
  const entries = cards.map((card) => {
    const address = home + hrefIn(locale, `/campaigns/${card.slug}`);
    return `<entry><id>urn:uuid:${card.id}</id><title>${xmlText(card.title)}</title><link href="${xmlText(address)}"/><updated>${card.openedAt.toISOString()}</updated><summary xml:lang="${card.locale}">${xmlText(card.summary)}</summary><category term="${xmlText(card.category)}"/></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${xmlText(self)}</id><title>${xmlText(title)}</title><author><name>${xmlText(author)}</name></author><link rel="self" type="application/atom+xml" href="${xmlText(self)}"/><link rel="alternate" type="text/html" href="${xmlText(page)}"/><updated>${new Date(newest).toISOString()}</updated>${entries.join('')}</feed>`;
}
