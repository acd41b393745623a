import { sharedFileName, sharedSize } from '../../files/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from './cover.query.js';

/** The picture beside a link that people share. */
export interface SharedImage {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** What is to be seen. */
  readonly alt: string;
}

/** Of a campaign: the picture that it has, else a card with its name and how far it is. */
export const sharedImage = (
  { slug, title, locale }: { slug: string; title: string; locale: Locale },
  cover: CoverPicture | null | undefined,
): SharedImage =>
  cover
    ? { path: `/files/${sharedFileName(cover.digest)}`, ...sharedSize, alt: cover.alt }
    : { path: `/og/${slug}.png?lang=${locale}`, ...sharedSize, alt: title };

export const homeImage = (locale: Locale, alt: string): SharedImage => ({
  path: `/og/home.png?lang=${locale}`,
  ...sharedSize,
  alt,
});
