import { locales } from '../../users/index.js';
import { hrefIn } from '../frame/visit.js';
import { type PublicAddress } from './shared-campaigns.query.js';
import { xmlText } from './xml.rules.js';

const head = '<?xml version="1.0" encoding="utf-8"?>\n';
const ours = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What is there for everybody, besides campaigns and projects. */
const pages = [
  '/',
  '/discover',
  '/ledger',
  '/statistics',
  '/how-it-works',
  '/fees',
  '/start',
  '/developers',
  '/accessibility',
  '/rules',
  '/terms',
  '/privacy',
  '/legal',
] as const;

/** What search engines may not look for: pages of one person or moment, and what only programs read. */
export function drawRobots(home: string): string {
  const closed = ['my/', 'staff', 'pledges/', 'sign-in', 'verify-email', 'reset-password'];
  const lines = locales.flatMap((locale) => closed.map((path) => `Disallow: /${locale}/${path}`));
  return ['User-agent: *', ...lines, 'Disallow: /v1/', '', `Sitemap: ${home}/sitemap.xml`, ''].join('\n');
}

export function drawIndex(home: string, parts: number): string {
  const names = ['pages', ...Array.from({ length: parts }, (_, index) => `projects-${index + 1}`)];
  const entries = names.map((name) => `<sitemap><loc>${xmlText(`${home}/sitemaps/${name}.xml`)}</loc></sitemap>`);
  return `${head}<sitemapindex xmlns="${ours}">${entries.join('')}</sitemapindex>`;
}

export const drawPages = (home: string): string => urlSet(pages.map((path) => everyLanguage(home, path)));

export const drawProjects = (home: string, projects: readonly PublicAddress[]): string =>
  urlSet(
    projects.flatMap(({ slug, changedAt }) =>
      [`/campaigns/${slug}`, `/projects/${slug}`].map((path) => everyLanguage(home, path, changedAt)),
    ),
  );

const urlSet = (urls: readonly string[]): string =>
  `${head}<urlset xmlns="${ours}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`;

/** The page in each language, each naming all of them. */
function everyLanguage(home: string, path: string, changedAt?: Date): string {
  const address = (locale: (typeof locales)[number]): string => xmlText(home + hrefIn(locale, path));
  const others = locales
    .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`)
    .join('');
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
  return locales.map((locale) => `<url><loc>${address(locale)}</loc>${changed}${others}</url>`).join('');
}
