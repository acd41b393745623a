import { type AnswerResponse, type CommentResponse } from '../../community/index.js';
import { Avatar } from '../design/avatar.js';
import { isLink } from '../forms/texts.js';
import { useHref, useVisit } from '../frame/visit.js';
import { useReportHref } from '../report/report-link.js';
import { reportWords } from '../report/report.words.js';
import { sayIn } from '../language/say.js';
import { byLink } from '../pledges/pledge-paths.js';
import { commentsWords } from './comments.words.js';
import { partsOf } from './linked.rules.js';

/** Where it stands, and what its reader may do with it. */
export interface Around {
  readonly zone: string;
  /** The path of the comments of the campaign; of no use to links where it is null. */
  readonly at: string | null;
  readonly mayAnswer: boolean;
}

/** A question or comment with its answers. */
export function Comment({ comment, around }: { comment: CommentResponse; around: Around }) {
  const { locale } = useVisit();
  const words = commentsWords[locale];
  const mayAnswer = around.mayAnswer && comment.standing === 'shown';
  return (
    <li id={`c-${comment.id}`}>
      <Avatar name={comment.authorName ?? ''} />
      <div class="spoken">
        <Words of={comment} zone={around.zone} />
        <Deeds
          of={comment}
          at={around.at}
          answer={mayAnswer ? words.answerTo(comment.authorName ?? words.nameless) : null}
        />
        {comment.answers.map((answer) => (
          <div class="reply" id={`c-${answer.id}`}>
            <Words of={answer} zone={around.zone} />
            <Deeds of={answer} at={around.at} answer={null} />
          </div>
        ))}
      </div>
    </li>
  );
}

function Words({ of, zone }: { of: AnswerResponse; zone: string }) {
  const { locale } = useVisit();
  const words = commentsWords[locale];
  const { authorName, isCreator, isBacker, text, standing, writtenAt, correctedAt } = of;
  return (
    <>
      <p class="who">
        {standing === 'shown' && <b>{authorName ?? words.nameless}</b>} {isCreator && <em>{words.creator}</em>}
        {isBacker && !isCreator && <em>{words.backer}</em>}{' '}
        <time dateTime={writtenAt}>{sayIn(locale).moment(writtenAt, zone)}</time>
        {correctedAt && standing === 'shown' && `, ${words.corrected}`}
      </p>
      {text === null ? (
        <p class="hint">{standing === 'hidden' ? words.hidden : words.deleted}</p>
      ) : (
        <p class="as-typed">
          {partsOf(text, isLink).map((part) =>
            part.isLink ? (
              <a href={part.text} rel="nofollow ugc noopener">
                {part.text}
              </a>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
    </>
  );
}

/** What its reader may do with it leads to a page of its own. */
function Deeds({ of, at, answer }: { of: AnswerResponse; at: string | null; answer: string | null }) {
  const visit = useVisit();
  const { locale } = visit;
  const href = useHref();
  const words = commentsWords[locale];
  const reportHref = useReportHref('comment', of.id);
  const mayReport = of.standing === 'shown' && !of.isMine;
  const isMine = at !== null && of.isMine;
  const answering = at === null ? null : answer;
  if (answering === null && !isMine && !mayReport) return null;
  return (
    <p class="row">
      {answering !== null && (
        <a href={href(`${at}/${of.id}`)} aria-label={answering}>
          {words.answer}
        </a>
      )}
      {isMine && <a href={href(byLink(visit, `${at}/${of.id}`))}>{words.mine}</a>}
      {mayReport && (
        <a rel="nofollow" href={reportHref}>
          {reportWords[locale].link.comment}
          <span class="vh">: {of.authorName ?? words.nameless}</span>
        </a>
      )}
    </p>
  );
}
