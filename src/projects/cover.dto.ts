import { fileName, type Picture, sharedFileName } from '../files/index.js';
import { ChoiceField, IntegerField, NestedListField, TextField } from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';

const alt = { optional: true, min: 0, max: 300, description: 'What is to be seen, for those who do not see it.' };

/** The fields beside the file. The one in the main language of the project is needed. */
export class CoverRequest {
  @TextField(alt)
  'alt-en'?: string;

  @TextField(alt)
  'alt-fr'?: string;

  @TextField(alt)
  'alt-nl'?: string;
}

export class AltTextResponse {
  @ChoiceField(locales)
  locale!: Locale;

  @TextField({ max: 300 })
  text!: string;
}

export class CopyResponse {
  @TextField({ max: 100, description: 'As a path; kept for ever under this name.' })
  path!: string;

  @IntegerField({ min: 1, max: 1_600 })
  width!: number;
}

export class CoverResponse {
  @IntegerField({ min: 1, max: 1_600, description: 'Of the widest copy.' })
  width!: number;

  @IntegerField({ min: 1, max: 2_000 })
  height!: number;

  @NestedListField(() => CopyResponse, { max: 3 })
  copies!: CopyResponse[];

  @TextField({ max: 100, description: '1200 × 630 pixels as JPEG, for links that are shown as cards.' })
  shared!: string;

  @NestedListField(() => AltTextResponse, { max: locales.length })
  alt!: AltTextResponse[];
}

export const coverResponse = ({ digest, width, height, widths, alt }: Picture): CoverResponse => ({
  width,
  height,
  copies: widths.map((each) => ({ path: `/files/${fileName(digest, each)}`, width: each })),
  shared: `/files/${sharedFileName(digest)}`,
  alt: locales.flatMap((locale) => (alt[locale] ? [{ locale, text: alt[locale] }] : [])),
});
