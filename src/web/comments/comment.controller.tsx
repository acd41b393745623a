import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerComment, CommentNotFound, CorrectComment, DeleteComment, ReadComments } from '../../community/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { byLink } from '../pledges/pledge-paths.js';
import { CommentPage } from './comment.page.js';
import { CommentedCampaigns } from './commented-campaigns.js';
import { correctionForm, newCommentForm } from './comments.form.js';
import { commentsWords } from './comments.words.js';

type Refused = { readonly of: 'answer' | 'correct'; readonly state: FormState } | null;

/** One question with its answers: where mails lead, and where one answers, corrects and deletes. */
@PageRoutes('campaigns/:key/comments/:id')
export class CommentPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly campaigns: CommentedCampaigns,
    private readonly comments: ReadComments,
    private readonly answerComment: AnswerComment,
    private readonly correctComment: CorrectComment,
    private readonly deleteComment: DeleteComment,
  ) {}

  @Get()
  @Allow('comments.read')
  async one(
    @Param('key') key: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, key, id, null);
  }

  @Post('answer')
  @Allow('comments.answer')
  async answer(
    @Param('key') key: string,
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(newCommentForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, key, id, { of: 'answer', state: form });
    try {
      await this.answerComment.execute(id, form.value, onceBy(visit.caller, request, form.value.key));
    } catch (error) {
      return this.show(reply, visit, key, id, {
        of: 'answer',
        state: refusedForm(error, form.typed, visit.locale),
      });
    }
    await this.pages.redirect(reply, visit, `${byLink(visit, `/campaigns/${key}/comments`)}#c-${id}`);
  }

  @Post('correct')
  @Allow('comments.write')
  async correct(
    @Param('key') key: string,
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(correctionForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, key, id, { of: 'correct', state: form });
    try {
      await this.correctComment.execute(id, form.value, visit.caller);
    } catch (error) {
      return this.show(reply, visit, key, id, {
        of: 'correct',
        state: refusedForm(error, form.typed, visit.locale),
      });
    }
    await this.pages.redirect(reply, visit, `${byLink(visit, `/campaigns/${key}/comments`)}#c-${id}`);
  }

  @Post('delete')
  @Allow('comments.write')
  async delete(
    @Param('key') key: string,
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.deleteComment.execute(id, visit.caller);
    await this.pages.redirect(reply, visit, byLink(visit, `/campaigns/${key}/comments`));
  }

  /** @throws CampaignNotFound, CommentNotFound (404) */
  private async show(reply: FastifyReply, visit: Visit, key: string, id: string, refused: Refused): Promise<void> {
    const { campaign, standing } = await this.campaigns.at(key, visit);
    const thread = await this.comments.thread(id, visit.caller);
    const about = [thread, ...thread.answers].find((one) => one.id === id);
    if (thread.campaignId !== campaign.id || !about) throw new CommentNotFound();
    const mayAnswer = standing.isCreator && standing.isOpen;
    const once = onceKey(refused?.state.typed['key']);
    await this.pages.send(reply, visit, {
      title: commentsWords[visit.locale].of(campaign.project.title),
      field: fieldOf(campaign.project.slug),
      status: refused ? 422 : 200,
      isSecret: visit.caller.via === 'link',
      content: <CommentPage {...{ campaign, thread, about, mayAnswer, once, refused }} at={`/campaigns/${key}`} />,
    });
  }
}
