import { type CampaignResponse } from '../../campaigns/index.js';
import { type UpdateResponse } from '../../community/index.js';
import { type Locale } from '../../users/index.js';
import { renderMarkdown } from '../campaign/markdown.js';
import { hrefIn } from '../frame/visit.js';
import { xmlText } from '../share/xml.rules.js';
import { textOf } from './update.js';
import { updatesWords } from './updates.words.js';

export interface UpdatesFeed {
  readonly home: string;
  readonly locale: Locale;
  readonly campaign: CampaignResponse;
  readonly updates: readonly UpdateResponse[];
}

/** The newest updates that everyone may read, as Atom (RFC 4287). */
export function drawUpdatesFeed({ home, locale, campaign, updates }: UpdatesFeed): string {
  const at = `${home}${hrefIn(locale, `/campaigns/${campaign.project.slug}/updates`)}`;
  const entries = updates.flatMap((update) => {
    const text = update.isLocked ? undefined : textOf(update, locale);
    if (!text || !update.publishedAt) return [];
    const { id, publishedAt, correctedAt, authorName } = update;
    return [
      `<entry><id>urn:uuid:${id}</id><title>${xmlText(text.title)}</title><link href="${xmlText(`${home}${hrefIn(locale, `/campaigns/${campaign.id}/updates/${id}`)}`)}"/><published>${publishedAt}</published><updated>${correctedAt ?? publishedAt}</updated><author><name>${xmlText(authorName)}</name></author><content type="html" xml:lang="${text.locale}">${xmlText(renderMarkdown(text.body, home))}</content></entry>`,
    ];
  });
  const newest = updates.map(({ correctedAt, publishedAt }) => correctedAt ?? publishedAt ?? '').sort().at(-1); // prettier-ignore
  const title = updatesWords[locale].of(campaign.project.title);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>urn:uuid:${campaign.id}</id><title>${xmlText(title)}</title><link rel="self" type="application/atom+xml" href="${xmlText(`${at}.atom`)}"/><link rel="alternate" type="text/html" href="${xmlText(at)}"/><updated>${newest ?? campaign.deadline}</updated>${entries.join('')}</feed>`;
}
