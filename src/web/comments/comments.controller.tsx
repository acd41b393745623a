import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadComments, WriteComment } from '../../community/index.js';
import { PageQuery } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { byLink } from '../pledges/pledge-paths.js';
import { CommentedCampaigns } from './commented-campaigns.js';
import { newCommentForm } from './comments.form.js';
import { CommentsPage } from './comments.page.js';
import { commentsWords } from './comments.words.js';

/** What people ask and say of a campaign, and the form for more. */
@PageRoutes('campaigns/:key/comments')
export class CommentsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly campaigns: CommentedCampaigns,
    private readonly comments: ReadComments,
    private readonly writeComment: WriteComment,
  ) {}

  @Get()
  @Allow('comments.read')
  async list(
    @Param('key') key: string,
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, key, emptyForm, query);
  }

  @Post()
  @Allow('comments.write')
  async write(
    @Param('key') key: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { campaign } = await this.campaigns.at(key, visit);
    const form = readForm(newCommentForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, key, form);
    let id: string;
    try {
      id = await this.writeComment.execute(campaign.id, form.value, onceBy(visit.caller, request, form.value.key));
    } catch (error) {
      return this.show(reply, visit, key, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, `${byLink(visit, `/campaigns/${key}/comments`)}#c-${id}`);
  }

  private async show(reply: FastifyReply, visit: Visit, key: string, state: FormState, query?: PageQuery) {
    const { campaign, standing } = await this.campaigns.at(key, visit);
    const page = await this.comments.ofCampaign(campaign.id, query ?? { limit: 20 }, visit.caller);
    const once = onceKey(state.typed['key']);
    await this.pages.send(reply, visit, {
      title: commentsWords[visit.locale].of(campaign.project.title),
      field: fieldOf(campaign.project.slug),
      status: state === emptyForm ? 200 : 422,
      isSecret: visit.caller.via === 'link',
      content: <CommentsPage {...{ campaign, page, standing, once, state }} at={`/campaigns/${key}`} />,
    });
  }
}
