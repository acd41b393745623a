import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Allow, DisableTotp, EnrolTotp, RenewRecoveryCodes } from '../../users/index.js';
import { codeForm } from '../confirm/confirm.form.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AppSetupPage } from './app-setup.page.js';
import { CodesPage } from './codes.page.js';
import { SecuritySheets } from './security-sheets.js';
import { securityWords } from './security.words.js';

/** Second factors of one's own account. What is shown once is answered by the form itself: it is in no address. */
@PageRoutes('my/account/security')
export class SecurityController {
  constructor(
    private readonly pages: Pages,
    private readonly sheets: SecuritySheets,
    private readonly enrolTotp: EnrolTotp,
    private readonly disableTotp: DisableTotp,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
  ) {}

  @Get()
  @Allow('second-factors.read')
  async security(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.sheets.show(reply, visit, request, emptyForm);
  }

  @Post('app')
  @Allow('second-factors.change')
  async begin(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    try {
      const begun = await this.enrolTotp.begin(visit.caller);
      await this.show(reply, visit, 'setupTitle', 200, <AppSetupPage begun={begun} state={emptyForm} />);
    } catch (error) {
      await this.sheets.show(reply, visit, request, refusedForm(error, {}, visit.locale));
    }
  }

  @Post('app/confirm')
  @Allow('second-factors.change')
  async confirm(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() { sessionId = '' }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(codeForm, body, visit.locale);
    if (!form.ok) return this.showSetup(reply, visit, form);
    try {
      const { recoveryCodes } = await this.enrolTotp.confirm({ code: form.value.code, sessionId }, visit.caller);
      if (!recoveryCodes) return await this.pages.redirect(reply, visit, '/my/account/security');
      await this.show(reply, visit, 'madeTitle', 201, <CodesPage codes={recoveryCodes} />);
    } catch (error) {
      await this.showSetup(
        reply,
        visit,
        refusedForm(error, {}, visit.locale, ({ code }) => atCode[code]),
      );
    }
  }

  @Post('app/off')
  @Allow('second-factors.change')
  async off(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(codeForm, body, visit.locale);
    if (!form.ok) return this.sheets.show(reply, visit, request, form);
    try {
      await this.disableTotp.execute(form.value, visit.caller);
    } catch (error) {
      const state = refusedForm(error, {}, visit.locale, ({ code }) => atCode[code]);
      return this.sheets.show(reply, visit, request, state);
    }
    await this.pages.redirect(reply, visit, '/my/account/security');
  }

  @Post('recovery-codes')
  @Allow('second-factors.change')
  async renew(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { recoveryCodes } = await this.renewRecoveryCodes.execute(visit.caller);
    await this.show(reply, visit, 'madeTitle', 201, <CodesPage codes={recoveryCodes} />);
  }

  /** Set up in another window meanwhile, or never begun: then there is nothing to show again. */
  private async showSetup(reply: FastifyReply, visit: Visit, state: FormState): Promise<void> {
    const begun = await this.enrolTotp.begun(visit.caller);
    await this.show(reply, visit, 'setupTitle', 422, <AppSetupPage begun={begun} state={state} />);
  }

  private async show(
    reply: FastifyReply,
    visit: Visit,
    title: 'setupTitle' | 'madeTitle',
    status: number,
    content: VNode,
  ): Promise<void> {
    await this.pages.send(reply, visit, {
      title: securityWords[visit.locale][title],
      isPrivate: true,
      status,
      content,
    });
  }
}

const atCode: Readonly<Record<string, string>> = { 'second-factor-wrong': 'code' };
