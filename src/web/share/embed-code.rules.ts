import { type Locale } from '../../users/index.js';
import { xmlText } from './xml.rules.js';

/** Of the widget, in pixels. */
export const embedSize = { width: 360, height: 510 } as const;

interface Embedded {
  readonly home: string;
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
}

/** What to paste into another page. */
export const embedCode = (
  { home, slug, locale, title }: Embedded,
  { width, height }: { readonly width: number; readonly height: number } = embedSize,
): string =>
  `<iframe src="${xmlText(home)}/embed/${slug}?lang=${locale}" title="${xmlText(title)}" width="${width}" height="${height}" loading="lazy"></iframe>`;
