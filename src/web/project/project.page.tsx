import { type ComponentChildren } from 'preact';
import { type ProjectResponse } from '../../projects/index.js';
import { renderMarkdown } from '../campaign/markdown.js';
import { cardWords } from '../cards/card.words.js';
import { categoryName } from '../cards/category.words.js';
import { Cover } from '../cover/cover-picture.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { FollowButton } from '../follow/follow-button.js';
import { hrefIn, useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type ProjectCampaign } from './project.query.js';
import { projectWords } from './project.words.js';

export type ProjectText = ProjectResponse['texts'][number];

interface Props {
  readonly project: ProjectResponse;
  readonly text: ProjectText;
  readonly cover: CoverPicture | undefined;
  /** Newest first. */
  readonly campaigns: readonly ProjectCampaign[];
  /** Whether whoever looks follows it. */
  readonly isFollowing: boolean;
}

export function ProjectPage({ project, text, cover, campaigns, isFollowing }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  const lang = text.locale === locale ? undefined : text.locale;
  return (
    <main id="main">
      <section class="band">
        <div class="wrap front">
          <div>
            <p class="where">{words.kind}</p>
            <h1 lang={lang}>{text.title}</h1>
            <p class="lede" lang={lang}>
              {text.summary}
            </p>
            <div class="row">
              {campaigns.length > 0 && (
                <a class="btn" href={href(`/campaigns/${project.slug}`)}>
                  {words.current}
                </a>
              )}
              <FollowButton slug={project.slug} isFollowing={isFollowing} />
            </div>
          </div>
          <figure>
            <Cover slug={project.slug} cover={cover} place="front" locale={locale} />
          </figure>
        </div>
      </section>
      <div class="wrap books">
        <Facts project={project} text={text} />
        <section>
          <h2>{words.campaigns}</h2>
          {campaigns.length === 0 ? <p>{words.none}</p> : <Campaigns campaigns={campaigns} slug={project.slug} />}
        </section>
        <section class="prose">
          <h2>{words.story}</h2>
          {lang && <p class="hint">{words.onlyIn(words.languages[lang])}</p>}
          <div class="told" lang={lang} dangerouslySetInnerHTML={{ __html: renderMarkdown(text.story) }} />
        </section>
      </div>
    </main>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function Facts({ project, text }: { project: ProjectResponse; text: ProjectText }) {
  const { locale, path } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  const others = project.texts.filter((each) => each.locale !== text.locale);
  const { owner, deputy, recipient, place, category, tags } = project;
  return (
    <section>
      <dl class="pairs">
        <Fact name={words.by}>
          {project.publicSince ? <a href={href(`/people/${owner.id}`)}>{owner.displayName}</a> : owner.displayName}
        </Fact>
        {deputy && (
          <Fact name={words.deputy}>
            {deputy.displayName} <span class="hint">({words.deputyMeaning})</span>
          </Fact>
        )}
        {recipient && <Fact name={words.receives}>{recipient.legalName}</Fact>}
        {place && (
          <Fact name={words.place}>
            <a href={href(`/discover?place=${encodeURIComponent(place)}&stage=all`)}>{place}</a>
          </Fact>
        )}
        <Fact name={words.category}>
          <a href={href(`/discover?category=${encodeURIComponent(category)}&stage=all`)}>
            {categoryName(category, locale)}
          </a>
        </Fact>
        {tags.length > 0 && <Fact name={words.tags}>{tags.join(', ')}</Fact>}
        {others.length > 0 && (
          <Fact name={words.also}>
            {others.map((each, index) => (
              <>
                {index > 0 && ', '}
                <a href={hrefIn(each.locale, path)} hreflang={each.locale}>
                  {words.languages[each.locale]}
                </a>
              </>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Campaigns({ campaigns, slug }: { campaigns: readonly ProjectCampaign[]; slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = projectWords[locale];
  return (
    <ol class="log">
      {campaigns.map(({ id, state, currency, zone, target, pledged, collected, deadline }, index) => {
        // The newest is found by the project's name, the earlier ones by their own number.
        const path = `/campaigns/${index === 0 ? slug : id}`;
        const sum = (amount: number): string => say.sum({ amount, currency });
        return (
          <li>
            <time dateTime={deadline.toISOString()}>{words.until(say.day(deadline, zone))}</time>
            <div>
              <a href={href(path)}>{cardWords[locale].states[state]}</a>
              <p>
                {collected > 0 ? words.collected(sum(collected), sum(target)) : words.of(sum(pledged), sum(target))}
                {' · '}
                <a href={href(`${path}/money`)}>{words.books}</a>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
