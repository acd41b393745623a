import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, ConfirmIdentity, ReadFactors } from '../../users/index.js';
import { emptyForm } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ownPath } from '../sign-in/sign-in.form.js';
import { codeForm, passwordForm } from './confirm.form.js';
import { ConfirmSheets } from './confirm-sheets.js';

/** Shows once more who holds a session, and leads back to where that was asked for. */
@PageRoutes('account/confirm')
export class ConfirmController {
  constructor(
    private readonly pages: Pages,
    private readonly confirmIdentity: ConfirmIdentity,
    private readonly readFactors: ReadFactors,
    private readonly sheets: ConfirmSheets,
  ) {}

  @Get()
  @Allow('sessions.confirm')
  async form(@Query('then') then: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sheets.show(reply, visit, emptyForm, typeof then === 'string' ? then : '');
  }

  @Post()
  @Allow('sessions.confirm')
  async confirm(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() { sessionId = '' }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const needsCode = await this.readFactors.needsCode(visit.caller);
    const form = readForm(needsCode ? codeForm : passwordForm, body, visit.locale);
    const then = form.typed['then'] ?? '';
    if (!form.ok) return this.sheets.show(reply, visit, form, then);
    try {
      await this.confirmIdentity.execute({ ...form.value, sessionId }, visit.caller);
    } catch (error) {
      const at = { 'second-factor-wrong': 'code', 'password-wrong': 'password' } as const;
      const state = refusedForm(error, {}, visit.locale, ({ code }) => at[code as keyof typeof at]);
      return this.sheets.show(reply, visit, state, then);
    }
    await this.pages.redirect(reply, visit, ownPath(then));
  }
}
