import { Injectable } from '@nestjs/common';
import { ReadCampaigns } from '../../campaigns/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { CommentDesk } from './comment-desk.js';
import { CommentNotFound } from './comment.errors.js';
import { isCorrectable } from './comment.rules.js';
import { type AnswerResponse, type CommentResponse, type CommentStanding } from './comments.dto.js';
import { type CommentFound, CommentsRepository } from './comments.repository.js';

/** Questions and answers as people read them: of what was deleted or hidden neither words nor author. */
@Injectable()
export class ReadComments {
  constructor(
    private readonly campaigns: ReadCampaigns,
    private readonly comments: CommentsRepository,
    private readonly desk: CommentDesk,
  ) {}

  /** Newest first, each with its answers. @throws CampaignNotFound (404) */
  async ofCampaign(campaignId: string, query: PageQuery, caller: Caller): Promise<Page<CommentResponse>> {
    await this.campaigns.one(campaignId, caller);
    return this.page(campaignId, query, caller);
  }

  /** The newest, for whoever has read the campaign. */
  async newest(campaignId: string, limit: number, caller: Caller): Promise<CommentResponse[]> {
    return (await this.page(campaignId, { limit }, caller)).data;
  }

  /** How many questions and comments can be read; their answers are not counted. */
  count(campaignId: string): Promise<number> {
    return this.comments.count(campaignId);
  }

  /** Whether anything may be written, and whether the caller is one who answers. @throws CampaignNotFound (404) */
  standing(campaignId: string, caller: Caller): Promise<{ readonly isOpen: boolean; readonly isCreator: boolean }> {
    return this.desk.standing(campaignId, caller);
  }

  /** A question with its answers, found by its own id or by that of one of them. @throws CommentNotFound (404) */
  async thread(id: string, caller: Caller): Promise<CommentResponse> {
    const found = await this.one(id);
    const question = found.answerTo ? await this.one(found.answerTo) : found;
    await this.campaigns.one(question.campaignId, caller);
    const [shown] = await this.withAnswers([question], caller);
    if (!shown || (shown.standing === 'deleted' && shown.answers.length === 0)) throw new CommentNotFound();
    return shown;
  }

  /** As it is kept, also while it is hidden: for moderators and for use cases, never for an answer to readers. */
  async one(id: string): Promise<CommentFound> {
    const found = await this.comments.find(id);
    if (!found) throw new CommentNotFound();
    return found;
  }

  private async page(campaignId: string, { after, limit }: PageQuery, caller: Caller): Promise<Page<CommentResponse>> {
    const [before] = (decodeCursor(after, ['uuid']) ?? []) as string[];
    const found = await this.comments.questions(campaignId, before ?? null, limit + 1);
    const { next, data } = toPage(
      found,
      limit,
      ({ id }) => [id],
      (question) => question,
    );
    return { next, data: await this.withAnswers(data, caller) };
  }

  private async withAnswers(questions: readonly CommentFound[], caller: Caller): Promise<CommentResponse[]> {
    const answers = await this.comments.answers(questions.map(({ id }) => id));
    return questions.map((question) => ({
      ...show(question, caller),
      answers: answers.filter(({ answerTo }) => answerTo === question.id).map((answer) => show(answer, caller)),
    }));
  }
}

const standingOf = ({ deletedAt, hiddenAt }: CommentFound): CommentStanding =>
  deletedAt ? 'deleted' : hiddenAt ? 'hidden' : 'shown';

function show(comment: CommentFound, { userId }: Caller): AnswerResponse {
  const { id, campaignId, authorId, authorName, byCreator, isBacker, body, writtenAt, correctedAt, now } = comment;
  const standing = standingOf(comment);
  const isShown = standing === 'shown';
  return {
    ...{ id, campaignId, standing },
    authorName: isShown ? authorName : null,
    isCreator: isShown && byCreator,
    isBacker: isShown && isBacker,
    isMine: authorId === userId && standing !== 'deleted',
    isCorrectable: isShown && authorId === userId && isCorrectable(writtenAt, now),
    text: isShown ? body : null,
    writtenAt: writtenAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
  };
}
