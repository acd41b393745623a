import { Body, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CreateRecipient, StartOnboarding } from '../../payouts/index.js';
import { Allow } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AccountDesk } from './account-desk.js';
import { recipientForm } from './account.form.js';
import { AccountPage } from './account.page.js';
import { accountWords } from './account.words.js';
import { OnboardingPage } from './recipient.js';

/** Who receives what a member raises, and the way to the provider that has to know them. */
@PageRoutes('my/account')
export class RecipientController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: AccountDesk,
    private readonly createRecipient: CreateRecipient,
    private readonly startOnboarding: StartOnboarding,
  ) {}

  @Post('recipient')
  @Allow('recipients.create')
  async create(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(recipientForm, body, visit.locale);
    if (!form.ok) return this.refuse(reply, visit, request, form);
    try {
      await this.createRecipient.execute(form.value, visit.caller);
    } catch (error) {
      return this.refuse(reply, visit, request, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, '/my/account#recipient');
  }

  @Post('onboarding')
  @Allow('recipients.onboard')
  async onboard(
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { url } = await this.startOnboarding.execute(visit.caller);
      const { readyTitle: title } = accountWords[visit.locale].recipient;
      await this.pages.send(reply, visit, { title, isPrivate: true, content: <OnboardingPage url={url} /> });
    } catch (error) {
      await this.refuse(reply, visit, request, refusedForm(error, {}, visit.locale));
    }
  }

  private async refuse(reply: FastifyReply, visit: Visit, request: FastifyRequest, state: FormState) {
    const refused = { of: 'recipient', state } as const;
    const content = <AccountPage {...await this.desk.read(visit, request)} refused={refused} />;
    const { title } = accountWords[visit.locale];
    await this.pages.send(reply, visit, { title, isPrivate: true, status: 422, content });
  }
}
