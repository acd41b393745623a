import { type CampaignResponse } from '../../campaigns/index.js';
import { type CommentResponse, type CommentStanding } from '../../community/index.js';
import { type Page } from '../../platform/http/index.js';
import { Pager } from '../design/pager.js';
import { FormProblems, type FormState, TextArea } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { CampaignCrumbs } from '../campaign/crumbs.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { byLink } from '../pledges/pledge-paths.js';
import { Comment } from './comment.js';
import { commentsWords } from './comments.words.js';

interface NewestProps {
  readonly comments: readonly CommentResponse[];
  readonly count: number;
  readonly zone: string;
  /** The path of the campaign's page. */
  readonly at: string;
}

/** On the page of a campaign: the newest, and the way to ask. */
export function NewestComments({ comments, count, zone, at }: NewestProps) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  const all = href(byLink(visit, `${at}/comments`));
  return (
    <section id="comments">
      <h2>{count === 0 ? words.title : words.counted(count, sayIn(visit.locale).number(count))}</h2>
      {comments.length === 0 ? (
        <p>
          {words.none}. {words.noneHint}
        </p>
      ) : (
        <ol class="talk">
          {comments.map((comment) => (
            <Comment comment={comment} around={{ zone, at: `${at}/comments`, mayAnswer: false }} />
          ))}
        </ol>
      )}
      <p class="row">
        {comments.length > 0 && <a href={all}>{words.all}</a>}
        <a href={`${all}#ask`}>{words.ask}</a>
      </p>
    </section>
  );
}

interface ListProps {
  readonly campaign: CampaignResponse;
  readonly page: Page<CommentResponse>;
  readonly standing: CommentStanding;
  readonly at: string;
  readonly once: string;
  readonly state: FormState;
}

export function CommentsPage({ campaign, page, standing, at, once, state }: ListProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = commentsWords[locale];
  const { project, zone } = campaign;
  const around = { zone, at: `${at}/comments`, mayAnswer: standing.isCreator && standing.isOpen };
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
        <ol class="talk">
          {page.data.map((comment) => (
            <Comment comment={comment} around={around} />
          ))}
        </ol>
      )}
      <Pager next={page.next} path={`${at}/comments`} />
      <section id="ask">
        <h2>{words.ask}</h2>
        {standing.isOpen ? (
          <Ask at={`${at}/comments`} byPledge={standing.byPledge} once={once} state={state} />
        ) : (
          <p class="notice">{words.closed}</p>
        )}
      </section>
      <p>
        <a href={href(at)}>{words.back}</a>
      </p>
    </main>
  );
}

interface AskProps extends Pick<ListProps, 'at' | 'once' | 'state'> {
  readonly byPledge: CommentStanding['byPledge'];
}

function Ask({ at, byPledge, once, state }: AskProps) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  if (!visit.viewer && byPledge === null) {
    return (
      <>
        <p>{words.askHints.public}</p>
        <p>
          <a class="btn" href={`${href('/sign-in')}?next=${encodeURIComponent(href(at))}`}>
            {words.signIn}
          </a>
        </p>
        <p class="hint">
          {words.byPledge} <a href={href('/find-my-pledges')}>{words.findPledge}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{words.askHints[byPledge ?? 'public']}</p>
      <FormProblems state={state} />
      <form class="form" method="post" action={href(byLink(visit, at))}>
        <OnceField value={once} />
        <TextArea name="text" label={words.text} hint={words.textHint} state={state} rows={5} maxLength={2_000} />
        <div>
          <button class="btn">{words.send}</button>
        </div>
      </form>
    </>
  );
}
