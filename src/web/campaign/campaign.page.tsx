import { type CampaignResponse } from '../../campaigns/index.js';
import { Cards } from '../cards/card.js';
import { categoryName } from '../cards/category.words.js';
import { NewestComments } from '../comments/comments.page.js';
import { commentsWords } from '../comments/comments.words.js';
import { Cover } from '../cover/cover-picture.js';
import { Icon } from '../design/icon.js';
import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';
import { ReportLink } from '../report/report-link.js';
import { embedCode } from '../share/embed-code.rules.js';
import { shareWords } from '../share/share.words.js';
import { updatesWords } from '../updates/updates.words.js';
import { NewestUpdates } from '../updates/updates.page.js';
import { Budget } from './budget.js';
import { type CampaignStory, type DayOfPledges, type PublicBackers } from './campaign-page.query.js';
import { campaignWords } from './campaign.words.js';
import { DayByDay } from './day-by-day.js';
import { renderMarkdown } from './markdown.js';
import { Backers, Crew } from './people.js';
import { previewWords } from './preview.words.js';
import { Rewards } from './rewards.js';
import { type Surroundings } from './surroundings.js';
import { Dock, Ticket } from './ticket.js';
import { Trail } from './trail.js';

export interface CampaignProps extends Surroundings {
  readonly campaign: CampaignResponse;
  readonly story: CampaignStory;
  readonly days: readonly DayOfPledges[];
  readonly backers: PublicBackers;
  /** Seen by a link before it is public: nothing leads where only public things are. */
  readonly isPreview?: boolean;
}

export function CampaignPage(props: CampaignProps) {
  const {
    campaign,
    story,
    days,
    backers,
    near,
    isFollowing,
    updates,
    comments,
    commentCount,
    isPreview = false,
  } = props;
  const { locale } = useVisit();
  const words = campaignWords[locale];
  return (
    <>
      <main id="main">
        <Hero campaign={campaign} story={story} isFollowing={isFollowing} isPreview={isPreview} />
        <Tabs isPreview={isPreview} hasUpdates={updates.length > 0} />
        <div class="wrap body">
          <article class="col">
            <Told story={story} />
            <Budget campaign={campaign} />
            <DayByDay campaign={campaign} days={days} now={story.now} />
            <NewestUpdates updates={updates} zone={campaign.zone} at={`/campaigns/${campaign.id}`} />
            {!isPreview && (
              <NewestComments
                comments={comments}
                count={commentCount}
                zone={campaign.zone}
                at={`/campaigns/${campaign.id}`}
              />
            )}
          </article>
          <aside class="side" id="rewards">
            <h2>{words.rewards}</h2>
            <Rewards campaign={campaign} slug={story.slug} />
            <Crew story={story} zone={campaign.zone} isPreview={isPreview} />
          </aside>
        </div>
        {!isPreview && (
          <>
            <Trail campaign={campaign} slug={story.slug} />
            <div class="wrap two">
              <Backers backers={backers} />
              <PassOn slug={story.slug} title={campaign.project.title} />
            </div>
            <div class="wrap">
              <ReportLink kind="campaign" id={campaign.id} />
            </div>
          </>
        )}
        {near.length > 0 && (
          <section class="wrap near">
            <h2>{words.near}</h2>
            <Cards cards={near} />
          </section>
        )}
      </main>
      {campaign.acceptsPledges && <Dock campaign={campaign} now={story.now} />}
    </>
  );
}

/** The story, in whichever language it is there. */
function Told({ story }: Pick<CampaignProps, 'story'>) {
  const { locale } = useVisit();
  const words = campaignWords[locale];
  return (
    <section id="story" class="prose" lang={story.locale}>
      <h2 lang={locale}>{words.story}</h2>
      {story.locale !== locale && (
        <p class="hint" lang={locale}>
          {words.otherLanguage(words.languages[story.locale])}
        </p>
      )}
      <div class="told" dangerouslySetInnerHTML={{ __html: renderMarkdown(story.story) }} />
    </section>
  );
}

function PreviewBanner() {
  const { locale } = useVisit();
  const words = previewWords[locale];
  return (
    <div class="wrap">
      <p class="notice is-now preview-banner">
        <b>{words.banner}.</b> {words.text}
      </p>
    </div>
  );
}

type HeroProps = Pick<CampaignProps, 'campaign' | 'story' | 'isFollowing' | 'isPreview'>;

function Hero({ campaign, story, isFollowing, isPreview = false }: HeroProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = campaignWords[locale];
  const { project } = campaign;
  const foreign = project.locale === locale ? undefined : project.locale;
  return (
    <section class="hero">
      {isPreview && <PreviewBanner />}
      <div class="wrap hero-grid">
        <div class="head">
          <p class="where">
            {story.place && (
              <>
                <Icon name="pin" />
                <a href={href(`/discover?place=${encodeURIComponent(story.place)}`)}>{story.place}</a>
                <span>{words.in}</span>
              </>
            )}
            <a href={href(`/discover?category=${encodeURIComponent(story.category)}`)}>
              {categoryName(story.category, locale)}
            </a>
          </p>
          <h1 lang={foreign}>{project.title}</h1>
          <p class="lede" lang={foreign}>
            {project.summary}
          </p>
        </div>
        <figure class="picture">
          <Cover slug={story.slug} cover={story.cover} place="hero" locale={locale} />
        </figure>
        <div class="by">
          <p>
            {isPreview ? (
              <span class="owner">{story.ownerName}</span>
            ) : (
              <a class="owner" href={href(`/people/${story.ownerId}`)}>
                {story.ownerName}
              </a>
            )}
            {story.legalName && (
              <>
                <br />
                {words.receives(story.legalName)}
              </>
            )}
          </p>
          <ul>
            {story.isVerified && (
              <li>
                <Icon name="check" />
                {words.identity}
              </li>
            )}
          </ul>
        </div>
        <Ticket campaign={campaign} slug={story.slug} now={story.now} isFollowing={isFollowing} isPreview={isPreview} />
      </div>
    </section>
  );
}

function Tabs({ isPreview, hasUpdates }: { isPreview: boolean; hasUpdates: boolean }) {
  const { locale } = useVisit();
  const words = campaignWords[locale];
  return (
    <nav class="tabs" aria-label={words.onPage}>
      <div class="wrap">
        <a href="#story">{words.story}</a>
        <a href="#budget">{words.budget}</a>
        {hasUpdates && <a href="#updates">{updatesWords[locale].title}</a>}
        {!isPreview && <a href="#comments">{commentsWords[locale].title}</a>}
        <a href="#rewards">{words.rewards}</a>
        {!isPreview && <a href="#money">{words.follow}</a>}
      </div>
    </nav>
  );
}

function PassOn({ slug, title }: { slug: string; title: string }) {
  const { locale } = useVisit();
  const { home } = useSite();
  const href = useHref();
  const words = campaignWords[locale];
  const share = shareWords[locale];
  return (
    <section>
      <div id="share" class="sharebox">
        <h2>{words.passOn}</h2>
        <div class="pass">
          <p>
            {words.copyThis} <code>{home + href(`/campaigns/${slug}`)}</code>
          </p>
          <img src={`/qr/${slug}.svg`} alt={share.qr} width="132" height="132" loading="lazy" />
        </div>
        <details>
          <summary>{share.embed}</summary>
          <p>{share.embedHint}</p>
          <pre class="command">
            <code>{embedCode({ home, slug, locale, title })}</code>
          </pre>
        </details>
        <div class="row">
          <a class="btn line" href={href(`/projects/${slug}`)}>
            {words.earlier}
          </a>
        </div>
      </div>
    </section>
  );
}
