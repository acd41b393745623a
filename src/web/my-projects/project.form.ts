import { z } from 'zod';
import { type Locale, locales } from '../../users/index.js';
import { line, lines, optionalLine } from '../forms/texts.js';

const text = {
  title: line(120),
  // Its field has several lines so that it can be read while it is written; it is one sentence.
  summary: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(line(300)),
  story: lines(50_000),
};

/** As addresses write it: `Arts & crafts` becomes `arts-crafts`. */
const category = z
  .string()
  .transform(asCategory)
  .pipe(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/));

/** At most ten, with commas between them. */
const tags = z
  .string()
  .transform((list) => [...new Set(list.split(',').map((tag) => tag.trim()).filter(Boolean))])
  .pipe(z.array(line(40)).max(10)); // prettier-ignore

const particulars = { defaultLocale: z.enum(locales), category, tags, place: optionalLine(120) };

/** What a button of a text asks for: to keep it, or only to show how it will look. */
const intent = z.enum(['save', 'preview']);

export const newProjectForm = z.strictObject({ ...text, ...particulars, do: intent, key: z.string().max(100) });

/** Whether a problem, by its code, is with the pictures of a text. */
export const isOfText = (code: string): boolean => code === 'picture-undescribed' || code === 'picture-not-here';

/** Of the text in one language; its fields carry the language, since a page has three of them. */
export const textForm = (locale: Locale) =>
  z
    .strictObject({
      [`title-${locale}`]: text.title,
      [`summary-${locale}`]: text.summary,
      [`story-${locale}`]: text.story,
      do: intent,
      seen: z.string().max(64).optional(),
    })
    .transform((typed) => ({
      text: {
        title: String(typed[`title-${locale}`]),
        summary: String(typed[`summary-${locale}`]),
        story: String(typed[`story-${locale}`]),
      },
      isPreview: typed['do'] === 'preview',
      seen: typed['seen'],
    }));

export const coverForm = z.strictObject({
  'alt-en': optionalLine(300).optional(),
  'alt-fr': optionalLine(300).optional(),
  'alt-nl': optionalLine(300).optional(),
});

export const pictureForm = z.strictObject({ description: optionalLine(300) });
export const particularsForm = z.strictObject(particulars);
export const deputyForm = z.strictObject({ email: z.string().trim().pipe(z.email().max(254)) });

function asCategory(typed: string): string {
  const plain = typed
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
