import { addressOf, lineOf, type Picture } from '../files/index.js';
import { FlagField, IntegerField, TextField } from '../platform/http/index.js';
import { locales } from '../users/index.js';

/** The field beside the file. */
export class PictureRequest {
  @TextField({ max: 300, description: 'What is to be seen, for those who do not see it.' })
  description!: string;
}

export class PictureResponse {
  @TextField({ max: 100, description: 'As a path.' })
  path!: string;

  @TextField({ max: 500, description: 'The line that shows it in a story or update of its project.' })
  markdown!: string;

  @IntegerField({ min: 1, max: 1_600, description: 'Of the widest copy.' })
  width!: number;

  @IntegerField({ min: 1, max: 2_000 })
  height!: number;

  @FlagField({ description: 'Whether a text shows it; what none shows goes after a day.' })
  isShown!: boolean;
}

export const pictureResponse = (picture: Picture): PictureResponse => ({
  path: addressOf(picture),
  markdown: lineOf({ ...picture, description: descriptionOf(picture) }),
  width: picture.width,
  height: picture.height,
  isShown: picture.orphanedAt === null,
});

/** In the language that it was described in. */
const descriptionOf = ({ alt }: Picture): string => locales.map((locale) => alt[locale]).find(Boolean) ?? '';
