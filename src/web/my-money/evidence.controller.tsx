import { Body, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HandInEvidence, PayoutViews, toTimelineResponse } from '../../payouts/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { onceBy } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { isLink, lines } from '../forms/texts.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { PayoutsPage } from './payouts.page.js';
import { payoutsWords } from './payouts.words.js';

const evidenceForm = (locale: Locale) =>
  z.strictObject({
    key: z.string().max(100),
    text: lines(5_000),
    urls: z.string().transform((typed, context) => {
      const urls = typed.split(/\s+/).filter(Boolean);
      if (urls.length <= 10 && urls.every(isLink)) return urls;
      context.addIssue({ code: 'custom', message: payoutsWords[locale].badUrls });
      return z.NEVER;
    }),
  });

/** Owner or deputy shows what a part of the payout asks for. */
@PageRoutes('my/campaigns/:id/payouts/tranches/:tranche')
export class EvidenceController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly payoutViews: PayoutViews,
    private readonly handIn: HandInEvidence,
  ) {}

  @Post()
  @Allow('tranches.hand-in')
  async evidence(
    @UuidParam('id') id: string,
    @UuidParam('tranche') trancheId: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(evidenceForm(visit.locale), body, visit.locale);
    if (!form.ok) return this.refuse(reply, visit, id, trancheId, form);
    try {
      const { key, ...evidence } = form.value;
      await this.handIn.execute(trancheId, evidence, onceBy(visit.caller, request, key));
    } catch (error) {
      return this.refuse(reply, visit, id, trancheId, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, `/my/campaigns/${id}/payouts#parts`);
  }

  private async refuse(reply: FastifyReply, visit: Visit, id: string, trancheId: string, state: FormState) {
    const mine = await this.desk.mine(id, visit);
    const timeline = toTimelineResponse(await this.payoutViews.timeline(id, visit.caller));
    const content = <PayoutsPage mine={mine} timeline={timeline} refused={{ trancheId, state }} />;
    await this.pages.send(reply, visit, { title: mine.campaign.project.title, isPrivate: true, status: 422, content });
  }
}
