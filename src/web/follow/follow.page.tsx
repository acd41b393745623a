import { type FollowedProjectResponse } from '../../community/index.js';
import { type Page } from '../../platform/http/index.js';
import { Cover } from '../cover/cover-picture.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { Pager } from '../design/pager.js';
import { Plain } from '../design/plain.js';
import { AskEmail } from '../forms/ask-email.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { homeZone } from '../language/home-zone.js';
import { sayIn } from '../language/say.js';
import { FollowButton } from './follow-button.js';
import { followWords } from './follow.words.js';

interface AskProps {
  readonly slug: string;
  readonly title: string;
  readonly isFollowing: boolean;
  readonly state: FormState;
}

export function FollowPage({ slug, title, isFollowing, state }: AskProps) {
  const { locale, viewer } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  return (
    <Plain title={words.title(title)} lede={isFollowing ? words.following : words.lede}>
      {viewer ? (
        <FollowButton slug={slug} isFollowing={isFollowing} />
      ) : (
        <AskEmail
          action={href(`/projects/${slug}/follow`)}
          label={words.email}
          hint={words.emailHint}
          button={words.ask}
          instead={{
            href: `${href('/sign-in')}?next=${encodeURIComponent(`/projects/${slug}/follow`)}`,
            label: words.haveAccount,
          }}
          state={state}
        />
      )}
      <p>
        <a href={href(`/projects/${slug}`)}>{words.back}</a>
      </p>
    </Plain>
  );
}

/** The same for every address. */
export function AskedPage({ slug }: { slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  return (
    <Plain title={words.sentTitle} lede={words.sent}>
      <p>{words.sentHint}</p>
      <p>
        <a href={href(`/projects/${slug}`)}>{words.back}</a>
      </p>
    </Plain>
  );
}

export type LinkDeed = 'follow' | 'unfollow';

/** Mail scanners follow links, so that opening one does nothing; the button does it. */
export function LinkPage({ deed, token, state }: { deed: LinkDeed; token: string; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  const isEnd = deed === 'unfollow';
  const lede = isEnd ? words.endLede : words.confirmLede;
  return (
    <Plain title={isEnd ? words.endTitle : words.confirmTitle} lede={token ? lede : words.noToken}>
      <FormProblems state={state} />
      {token && (
        <form class="form" method="post" action={href(`/${deed}`)}>
          <input type="hidden" name="token" value={token} />
          <button class="btn">{isEnd ? words.end : words.confirm}</button>
        </form>
      )}
    </Plain>
  );
}

export function LinkDonePage({ deed }: { deed: LinkDeed }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  const isEnd = deed === 'unfollow';
  return (
    <Plain title={isEnd ? words.endedTitle : words.confirmedTitle} lede={isEnd ? words.ended : words.confirmed}>
      <p>
        <a class="btn line" href={href('/discover')}>
          {words.discover}
        </a>
      </p>
    </Plain>
  );
}

interface MyFollowsProps {
  readonly page: Page<FollowedProjectResponse>;
  /** By the ids of their projects. */
  readonly covers: ReadonlyMap<string, CoverPicture>;
}

export function MyFollowsPage({ page, covers }: MyFollowsProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.mineTitle}</h1>
      {page.data.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneHint}</p>
          <div class="row">
            <a class="btn" href={href('/discover')}>
              {words.discover}
            </a>
          </div>
        </div>
      ) : (
        <>
          <p class="lede">{words.mineLede}</p>
          <ul class="mine">
            {page.data.map((project) => (
              <Mine project={project} cover={covers.get(project.projectId)} />
            ))}
          </ul>
        </>
      )}
      <Pager next={page.next} />
    </main>
  );
}

function Mine({ project, cover }: { project: FollowedProjectResponse; cover: CoverPicture | undefined }) {
  const { locale, path } = useVisit();
  const href = useHref();
  const words = followWords[locale];
  const { slug, title, summary, followedAt } = project;
  const lang = project.locale === locale ? undefined : project.locale;
  return (
    <li>
      <Cover slug={slug} cover={cover} place="small" locale={locale} isLazy />
      <div>
        <h2 lang={lang}>
          <a href={href(`/projects/${slug}`)}>{title}</a>
        </h2>
        <p lang={lang}>{summary}</p>
        <form class="row" method="post" action={href(`/projects/${slug}/unfollow`)}>
          <input type="hidden" name="back" value={path} />
          <span class="hint">{words.since(sayIn(locale).day(followedAt, homeZone))}</span>
          <button class="follow" aria-label={words.unfollowOf(title)}>
            {words.unfollow}
          </button>
        </form>
      </div>
    </li>
  );
}
