import { type Locale, locales } from '../../users/index.js';
import { embedCode, embedSize } from './embed-code.rules.js';

interface Shared {
  readonly home: string;
  readonly locale: Locale;
  readonly slug: string;
  readonly title: string;
  readonly ownerName: string;
}

/** Which campaign an address of ours is the page of; undefined for any other address. */
export function pageIn(url: unknown, home: string): { slug: string; locale: Locale } | undefined {
  if (typeof url !== 'string' || url.length > 500 || !url.startsWith(`${home}/`)) return undefined;
  const [, language, slug] = /^\/(?:([a-z]{2})\/)?campaigns\/([a-z0-9-]{1,100})\/?(?:[?#].*)?$/.exec(url.slice(home.length)) ?? []; // prettier-ignore
  const locale = language === undefined ? 'en' : locales.find((each) => each === language);
  return slug && locale ? { slug, locale } : undefined;
}

/** The answer of oEmbed 1.0 in JSON, no larger than was asked for. */
export function oEmbedOf(
  { home, locale, slug, title, ownerName }: Shared,
  { maxwidth, maxheight }: Readonly<Record<string, unknown>>,
): object {
  const atMost = (size: number, wanted: unknown): number =>
    typeof wanted === 'string' && /^\d{1,5}$/.test(wanted) ? Math.max(1, Math.min(size, Number(wanted))) : size;
  const size = { width: atMost(embedSize.width, maxwidth), height: atMost(embedSize.height, maxheight) };
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: ownerName,
    provider_name: 'Tally',
    provider_url: home,
    cache_age: 3600,
    ...size,
    html: embedCode({ home, slug, locale, title }, size),
  };
}
