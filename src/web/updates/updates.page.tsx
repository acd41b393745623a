import { type CampaignResponse } from '../../campaigns/index.js';
import { type OldTextResponse, type UpdateResponse } from '../../community/index.js';
import { type Page } from '../../platform/http/index.js';
import { renderMarkdown } from '../campaign/markdown.js';
import { Icon } from '../design/icon.js';
import { Pager } from '../design/pager.js';
import { CampaignCrumbs } from '../campaign/crumbs.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { ReportLink } from '../report/report-link.js';
import { reportWords } from '../report/report.words.js';
import { Dateline, textOf, Told, UpdateLine } from './update.js';
import { updatesWords } from './updates.words.js';

interface NewestProps {
  readonly updates: readonly UpdateResponse[];
  readonly zone: string;
  /** The path of the campaign's page. */
  readonly at: string;
}

/** On the page of a campaign; nothing where nothing was told yet. */
export function NewestUpdates({ updates, zone, at }: NewestProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  if (updates.length === 0) return null;
  return (
    <section id="updates">
      <h2>{words.title}</h2>
      <ol class="updates">
        {updates.map((update) => (
          <UpdateLine update={update} zone={zone} at={at} />
        ))}
      </ol>
      <p class="row">
        <a href={href(`${at}/updates`)}>{words.all}</a>
        <a class="follow" href={href(`${at}/updates.atom`)}>
          <Icon name="feed" />
          {words.feed}
        </a>
      </p>
    </section>
  );
}

interface ListProps {
  readonly campaign: CampaignResponse;
  readonly page: Page<UpdateResponse>;
  readonly at: string;
}

export function UpdatesPage({ campaign, page, at }: ListProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  const { project, zone } = campaign;
  return (
    <main id="main" class="wrap narrow">
      <CampaignCrumbs project={project} at={at} />
      <h1>{words.title}</h1>
      {page.data.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneHint}</p>
        </div>
      ) : (
        <>
          <h2 class="vh">{words.of(project.title)}</h2>
          <ol class="updates">
            {page.data.map((update) => (
              <UpdateLine update={update} zone={zone} at={at} />
            ))}
          </ol>
        </>
      )}
      <Pager next={page.next} />
      <p class="row">
        <a href={href(at)}>{words.back}</a>
        <a class="follow" href={href(`${at}/updates.atom`)}>
          <Icon name="feed" />
          {words.feed}
        </a>
      </p>
    </main>
  );
}

interface OneProps {
  readonly campaign: CampaignResponse;
  readonly update: UpdateResponse;
  readonly versions: readonly OldTextResponse[];
  readonly at: string;
}

export function UpdatePage({ campaign, update, versions, at }: OneProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  const { project, zone } = campaign;
  const text = textOf(update, locale);
  return (
    <main id="main" class="wrap narrow">
      <CampaignCrumbs project={project} at={at} list={{ path: `${at}/updates`, title: words.title }} />
      <h1 lang={text?.locale === locale ? undefined : text?.locale}>{text?.title}</h1>
      {update.hiddenAt && <p class="notice is-bad">{reportWords[locale].hidden}</p>}
      <Dateline update={update} zone={zone} />
      <Told update={update} />
      {update.correctedAt && versions.length > 0 && <Before versions={versions} at={update.correctedAt} zone={zone} />}
      <p>
        <a href={href(`${at}/updates`)}>{words.all}</a>
      </p>
      {update.publishedAt && !update.hiddenAt && <ReportLink kind="update" id={update.id} />}
    </main>
  );
}

/** Corrections are seen by everyone who may read the update. */
function Before({ versions, at, zone }: { versions: readonly OldTextResponse[]; at: string; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = updatesWords[locale];
  return (
    <details class="fold">
      <summary>
        {words.corrected(say.moment(at, zone))} {words.before}
      </summary>
      {versions.map(({ locale: lang, title, body, replacedAt }) => (
        <section>
          <p class="hint">
            {words.languages[lang]}, {words.until(say.moment(replacedAt, zone))}
          </p>
          <h2 lang={lang}>{title}</h2>
          <div class="told" lang={lang} dangerouslySetInnerHTML={{ __html: renderMarkdown(body) }} />
        </section>
      ))}
    </details>
  );
}
