import { z } from 'zod';
import { audiences } from '../../community/index.js';
import { type Locale, locales } from '../../users/index.js';
import { line, lines } from '../forms/texts.js';

const title = line(120);
const body = lines(20_000);
const audience = z.enum(audiences);

export const newUpdateForm = z
  .strictObject({ audience, locale: z.enum(locales), title, body, key: z.string().max(100) })
  .transform(({ audience: forWhom, locale, title: heading, body: text, key }) => ({
    key,
    update: { audience: forWhom, text: { locale, title: heading, body: text } },
  }));

/** Of the text in one language; its fields carry the language, since a page has three of them. */
export const updateTextForm = (locale: Locale) =>
  z.strictObject({ [`title-${locale}`]: title, [`body-${locale}`]: body }).transform((typed) => ({
    title: String(typed[`title-${locale}`]),
    body: String(typed[`body-${locale}`]),
  }));

export const audienceForm = z.strictObject({ audience });
