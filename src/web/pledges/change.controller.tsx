import { Body, Get, Post, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  CancelPledge,
  ChangePledge,
  ConsentMissing,
  ConsentOutdated,
  type ShownConsent,
  totalOf,
} from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { readWish, visibilityIn, wishRefusal } from '../checkout/wish.form.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { textsOf } from '../forms/read-form.js';
import { problemOf } from '../forms/refused.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CancelPage } from './cancel.page.js';
import { ChangePage, type ChangeProps } from './change.page.js';
import { LeadToCode } from './lead-to-code.js';
import { openTo, PledgeDesk, type PledgeFile } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';
import { pledgeWords } from './pledge.words.js';

/** Changing and cancelling a pledge until the deadline. */
@PageRoutes('pledges/:id')
@UseFilters(LeadToCode)
export class ChangeController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly changePledge: ChangePledge,
    private readonly cancelPledge: CancelPledge,
  ) {}

  @Get('change')
  @Allow('pledges.change')
  async form(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    if (!openTo(file).change) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    await this.show(reply, visit, { file, state: emptyForm });
  }

  @Post('change')
  @Allow('pledges.change')
  async change(
    @UuidParam('id') id: string,
    @Body() body: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    const { pledge, campaign } = file;
    const typed = textsOf(body ?? {});
    const read = readWish(typed, campaign, visit.locale, pledge.rewards);
    if (!read.ok) return this.show(reply, visit, { file, state: read.state });
    const { wish } = read;
    const { version, sentence } = typed;
    const hasAgreed = totalOf(wish) > pledge.consentedTotal && version !== undefined && sentence !== undefined;
    try {
      const change = { ...wish, visibility: visibilityIn(typed), ...(hasAgreed && { consent: { version, sentence } }) };
      await this.changePledge.execute(pledge, change, visit.caller);
    } catch (error) {
      if (error instanceof ConsentMissing || error instanceof ConsentOutdated) {
        const consent = error.extra['consent'] as ShownConsent;
        const problem = error instanceof ConsentOutdated ? problemOf(error, visit.locale) : undefined;
        const state = { typed, errors: {}, ...(problem !== undefined && { problem }) };
        return this.show(reply, visit, { file, state, asked: { wish, consent } });
      }
      return this.show(reply, visit, { file, state: { typed, ...wishRefusal(error, visit.locale, wish.destination) } });
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '', { arrival: 'changed' }));
  }

  @Get('cancel')
  @Allow('pledges.cancel')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    if (!openTo(file).cancel) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    await this.askToCancel(reply, visit, file, emptyForm);
  }

  @Post('cancel')
  @Allow('pledges.cancel')
  async cancel(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    try {
      await this.cancelPledge.execute(file.pledge, visit.caller);
    } catch (error) {
      return this.askToCancel(reply, visit, file, { typed: {}, errors: {}, problem: problemOf(error, visit.locale) });
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id));
  }

  private async show(reply: FastifyReply, visit: Visit, props: ChangeProps): Promise<void> {
    await this.pages.send(reply, visit, {
      title: pledgeWords[visit.locale].changeTitle,
      field: fieldOf(props.file.story.slug),
      isSecret: true,
      status: props.state === emptyForm ? 200 : 422,
      content: <ChangePage {...props} />,
    });
  }

  private async askToCancel(reply: FastifyReply, visit: Visit, file: PledgeFile, state: FormState): Promise<void> {
    await this.pages.send(reply, visit, {
      title: pledgeWords[visit.locale].cancelTitle,
      field: fieldOf(file.story.slug),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <CancelPage file={file} state={state} />,
    });
  }
}
