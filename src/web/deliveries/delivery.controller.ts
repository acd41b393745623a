import { Body, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AnswerDelivery } from '../../deliveries/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { readForm } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { PledgeDesk } from '../pledges/pledge-desk.js';
import { pledgePath } from '../pledges/pledge-paths.js';

const answerForm = z.strictObject({ come: z.enum(['yes', 'no']) });

/** A backer says whether a reward has come. */
@PageRoutes('pledges/:id/deliveries')
export class DeliveryController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly answerDelivery: AnswerDelivery,
  ) {}

  @Post(':rewardId')
  @Allow('pledges.delivery')
  async answer(
    @UuidParam('id') id: string,
    @UuidParam('rewardId') rewardId: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pledge } = await this.desk.own(id, visit);
    const form = readForm(answerForm, body, visit.locale);
    if (form.ok) await this.answerDelivery.execute(pledge, rewardId, form.value.come === 'yes', visit.caller);
    await this.pages.redirect(reply, visit, `${pledgePath(visit, id)}#delivery`);
  }
}
