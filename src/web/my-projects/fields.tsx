import { type Locale, locales } from '../../users/index.js';
import { type FormState, SelectField, TextArea, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { renderMarkdown } from '../campaign/markdown.js';
import { projectWords } from './project.words.js';

/** What a field shows until something was typed. */
export type Known = Readonly<Record<string, string>>;

interface TextFieldsProps {
  readonly state: FormState;
  readonly known?: Known;
  /** Where a page has several texts, the fields of each carry its language: `title-fr`. */
  readonly lang?: Locale;
}

export function TextFields({ state, known = {}, lang }: TextFieldsProps) {
  const { locale } = useVisit();
  const words = projectWords[locale];
  const of = (name: string) => ({
    name: lang ? `${name}-${lang}` : name,
    state,
    ...(known[name] && { value: known[name] }),
    ...(lang && { lang }),
  });
  return (
    <>
      <TextField {...of('title')} label={words.title} maxLength={120} />
      <TextArea {...of('summary')} label={words.summary} rows={3} maxLength={300} />
      <TextArea {...of('story')} label={words.story} hint={words.storyHint} rows={16} maxLength={50_000} />
    </>
  );
}

export function Particulars({ state, known = {} }: { state: FormState; known?: Known }) {
  const { locale } = useVisit();
  const words = projectWords[locale];
  const of = (name: string) => ({ name, state, ...(known[name] && { value: known[name] }) });
  const options = locales.map((value) => ({ value, label: words.languages[value] }));
  return (
    <>
      <SelectField {...of('defaultLocale')} label={words.defaultLocale} options={options} />
      <TextField {...of('category')} label={words.category} hint={words.categoryHint} maxLength={40} />
      <TextField {...of('place')} label={words.place} hint={words.placeHint} maxLength={120} isOptional />
      <TextField {...of('tags')} label={words.tags} hint={words.tagsHint} maxLength={420} isOptional />
    </>
  );
}

/** Drawn by the same hand as the campaign's page. */
export function Preview({ typed, lang, suffix = '' }: { typed: FormState['typed']; lang: string; suffix?: string }) {
  const { locale } = useVisit();
  const words = projectWords[locale];
  const of = (name: string) => typed[name + suffix] ?? '';
  return (
    <section id="preview" class="preview" aria-label={words.previewTitle}>
      <p class="hint">
        <b>{words.previewTitle}.</b> {words.previewHint}
      </p>
      <h2 lang={lang}>{of('title')}</h2>
      <p class="lede" lang={lang}>
        {of('summary')}
      </p>
      <div class="told" lang={lang} dangerouslySetInnerHTML={{ __html: renderMarkdown(of('story')) }} />
    </section>
  );
}
