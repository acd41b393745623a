import { type CampaignResponse } from '../../campaigns/index.js';
import { type AnswerResponse, type CommentResponse } from '../../community/index.js';
import { emptyForm, FormProblems, type FormState, TextArea } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { CampaignCrumbs } from '../campaign/crumbs.js';
import { useHref, useVisit } from '../frame/visit.js';
import { byLink } from '../pledges/pledge-paths.js';
import { Comment } from './comment.js';
import { commentsWords } from './comments.words.js';

interface Props {
  readonly campaign: CampaignResponse;
  readonly thread: CommentResponse;
  /** What the forms are about: the question, or one of its answers. */
  readonly about: AnswerResponse;
  readonly mayAnswer: boolean;
  readonly at: string;
  readonly once: string;
  /** The form that was refused. */
  readonly refused: { readonly of: 'answer' | 'correct'; readonly state: FormState } | null;
}

/** One question with its answers, and what its reader may do: answer, correct or delete. */
export function CommentPage({ campaign, thread, about, mayAnswer, at, once, refused }: Props) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  const { project, zone } = campaign;
  const here = `${at}/comments/${about.id}`;
  const stateOf = (of: 'answer' | 'correct') => (refused?.of === of ? refused.state : emptyForm);
  return (
    <main id="main" class="wrap narrow">
      <CampaignCrumbs project={project} at={at} list={{ path: `${at}/comments`, title: words.title }} />
      <h1>{words.one}</h1>
      {refused && <FormProblems state={refused.state} />}
      <ol class="talk">
        <Comment comment={thread} around={{ zone, at: null, mayAnswer: false }} />
      </ol>
      {mayAnswer && about.id === thread.id && about.standing === 'shown' && (
        <Answer at={here} once={once} state={stateOf('answer')} />
      )}
      {about.isCorrectable && <Correct at={here} text={about.text ?? ''} state={stateOf('correct')} />}
      {about.isMine && <Delete at={here} />}
      <p>
        <a href={href(byLink(visit, `${at}/comments`))}>{words.all}</a>
      </p>
    </main>
  );
}

function Answer({ at, once, state }: { at: string; once: string; state: FormState }) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  return (
    <section>
      <h2>{words.answer}</h2>
      <form class="form" method="post" action={href(byLink(visit, `${at}/answer`))}>
        <OnceField value={once} />
        <TextArea
          name="text"
          label={words.answerText}
          hint={words.answerHint}
          state={state}
          rows={5}
          maxLength={2_000}
        />
        <div>
          <button class="btn">{words.sendAnswer}</button>
        </div>
      </form>
    </section>
  );
}

function Correct({ at, text, state }: { at: string; text: string; state: FormState }) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  return (
    <section>
      <h2>{words.correct}</h2>
      <form class="form" method="post" action={href(byLink(visit, `${at}/correct`))}>
        <TextArea
          name="correction"
          label={words.text}
          hint={words.correctHint}
          state={state}
          value={text}
          rows={5}
          maxLength={2_000}
        />
        <div>
          <button class="btn line">{words.save}</button>
        </div>
      </form>
    </section>
  );
}

function Delete({ at }: { at: string }) {
  const visit = useVisit();
  const href = useHref();
  const words = commentsWords[visit.locale];
  return (
    <section>
      <h2>{words.delete}</h2>
      <p>{words.deleteHint}</p>
      <form method="post" action={href(byLink(visit, `${at}/delete`))}>
        <button class="btn line">{words.deleteNow}</button>
      </form>
    </section>
  );
}
