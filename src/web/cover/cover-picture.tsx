import { fileName } from '../../files/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from './cover.query.js';

/** The address of the print that is drawn from the name. */
export const drawnCover = (slug: string): string => `/covers/${slug}.svg`;

/** How wide covers are where they stand, for browsers to choose a copy by. */
const sizesOf = {
  hero: '(min-width: 62rem) 42rem, 100vw',
  front: '(min-width: 48rem) 34rem, 100vw',
  card: '(min-width: 48rem) 22rem, 100vw',
  small: '11rem',
} as const;

interface Props {
  readonly slug: string;
  readonly cover: CoverPicture | null | undefined;
  readonly place: keyof typeof sizesOf;
  /** Of the page; what is described in another language says so. */
  readonly locale: Locale;
  readonly isLazy?: boolean;
}

/** What stands for a project: the picture that its owner gave it, or the print drawn from its name. */
export function Cover({ slug, cover, place, locale, isLazy = false }: Props) {
  const known = {
    class: place === 'hero' ? 'cover art' : 'cover',
    ...(isLazy && { loading: 'lazy' as const }),
    ...(place === 'hero' && { fetchpriority: 'high' as const }),
  };
  if (!cover) return <img {...known} src={drawnCover(slug)} alt="" width="400" height="240" />;
  const { digest, width, height, widths, alt } = cover;
  const path = (each: number): string => `/files/${fileName(digest, each)}`;
  return (
    <img
      {...known}
      src={path(widths.find((each) => each >= 960) ?? width)}
      srcset={widths.map((each) => `${path(each)} ${each}w`).join(', ')}
      sizes={sizesOf[place]}
      alt={alt}
      lang={cover.locale === locale ? undefined : cover.locale}
      width={width}
      height={height}
    />
  );
}
