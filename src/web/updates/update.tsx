import { excerptOf, type UpdateResponse } from '../../community/index.js';
import { type Locale } from '../../users/index.js';
import { renderMarkdown } from '../campaign/markdown.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { updatesWords } from './updates.words.js';

/** In the reader's language, else in the one that it was first written in; undefined where it is not for the reader. */
export const textOf = ({ texts, defaultLocale }: UpdateResponse, locale: Locale) =>
  texts.find((text) => text.locale === locale) ?? texts.find((text) => text.locale === defaultLocale);

interface Props {
  readonly update: UpdateResponse;
  readonly zone: string;
}

/** When, by whom, and for whom. */
export function Dateline({ update, zone }: Props) {
  const { locale } = useVisit();
  const words = updatesWords[locale];
  const { publishedAt, authorName, audience } = update;
  return (
    <p class="dateline">
      {publishedAt && <time dateTime={publishedAt}>{sayIn(locale).day(publishedAt, zone)}</time>} {words.by(authorName)}
      {audience === 'backers' && <span class="badge">{words.backers}</span>}
    </p>
  );
}

/** What it says, with a word about its language where it is not the reader's. */
export function Told({ update }: { update: UpdateResponse }) {
  const { locale } = useVisit();
  const words = updatesWords[locale];
  const text = textOf(update, locale);
  if (!text) return <p>{words.locked}</p>;
  const lang = text.locale === locale ? undefined : text.locale;
  return (
    <>
      {lang && <p class="hint">{words.onlyIn(words.languages[lang])}</p>}
      <div class="told" lang={lang} dangerouslySetInnerHTML={{ __html: renderMarkdown(text.body) }} />
    </>
  );
}

/** The beginning of an update, in a list. `at` is the address of the campaign's page. */
export function UpdateLine({ update, zone, at }: Props & { at: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  const text = textOf(update, locale);
  const lang = text?.locale === locale ? undefined : text?.locale;
  return (
    <li>
      <Dateline update={update} zone={zone} />
      {text ? (
        <>
          <h3 lang={lang}>
            <a href={href(`${at}/updates/${update.id}`)}>{text.title}</a>
          </h3>
          <p lang={lang}>{excerptOf(text.body)}</p>
        </>
      ) : (
        <p>{words.locked}</p>
      )}
    </li>
  );
}
