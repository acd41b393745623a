import { Injectable } from '@nestjs/common';
import { ReadCampaigns } from '../../campaigns/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { CommentDesk, type CommentStanding as CallerStanding } from './comment-desk.js';
import { CommentNotFound } from './comment.errors.js';
import { isCorrectable, showsName } from './comment.rules.js';
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

  /** Whether anything may be written, and by the caller as what. @throws CampaignNotFound (404) */
  standing(campaignId: string, caller: Caller): Promise<CallerStanding> {
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
    const isCreator = await this.readsNames(questions, caller);
    return questions.map((question) => ({
      ...show(question, caller, isCreator),
      answers: answers
        .filter(({ answerTo }) => answerTo === question.id)
        .map((answer) => show(answer, caller, isCreator)),
    }));
  }

  /** Whether the caller is shown the names that are for the creator alone, where there is one. */
  private async readsNames(questions: readonly CommentFound[], caller: Caller): Promise<boolean> {
    const one = questions.find(({ visibility }) => visibility === 'creator');
    return one !== undefined && (await this.desk.standing(one.campaignId, caller)).isCreator;
  }
}

const standingOf = ({ deletedAt, hiddenAt }: CommentFound): CommentStanding =>
  deletedAt ? 'deleted' : hiddenAt ? 'hidden' : 'shown';

/** By their account, as the member who adopted the guest, or by the link that it was asked by. */
const isBy = ({ userId, pledgeId }: Caller, comment: CommentFound): boolean =>
  userId === null
    ? pledgeId !== undefined && pledgeId === comment.pledgeId
    : userId === comment.authorId || userId === comment.adoptedBy;

function show(comment: CommentFound, caller: Caller, isCreator: boolean): AnswerResponse {
  const { id, campaignId, authorName, byCreator, isBacker, body, writtenAt, correctedAt, now } = comment;
  const standing = standingOf(comment);
  const isShown = standing === 'shown';
  const isMine = isBy(caller, comment);
  const isNamed = isShown && showsName(comment.visibility, isCreator);
  return {
    ...{ id, campaignId, standing },
    authorName: isNamed ? authorName : null,
    isCreator: isShown && byCreator,
    isBacker: isNamed && isBacker,
    isMine: isMine && standing !== 'deleted',
    isCorrectable: isShown && isMine && isCorrectable(writtenAt, now),
    text: isShown ? body : null,
    writtenAt: writtenAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
  };
}
