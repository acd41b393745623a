import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SendPledgeLinks } from '../../pledges/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { FindPledgesPage, LinksSentPage } from './find.page.js';
import { findWords } from './find.words.js';

const findForm = z.strictObject({ email: z.string().trim().pipe(z.email().max(254)) });

/** For guests who have lost the letters that open their pledges. */
@PageRoutes('find-my-pledges')
export class FindPledgesController {
  constructor(
    private readonly pages: Pages,
    private readonly sendLinks: SendPledgeLinks,
  ) {}

  @Get()
  @Allow('pages.read')
  async form(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.show(reply, visit, emptyForm, 'sent' in query);
  }

  @Post()
  @Allow('pledges.send-links')
  async send(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(findForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, form);
    try {
      await this.sendLinks.execute(form.value, visit.caller);
    } catch (error) {
      return this.show(reply, visit, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, '/find-my-pledges?sent');
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState, isSent = false): Promise<void> {
    await this.pages.send(reply, visit, {
      title: findWords[visit.locale].title,
      isPrivate: true,
      status: state === emptyForm ? 200 : 422,
      content: isSent ? <LinksSentPage /> : <FindPledgesPage state={state} />,
    });
  }
}
