import { Body, Get, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageQuery, UuidParam } from '../../platform/http/index.js';
import { AcceptTerms, Allow, ChangeProfile, CreateApiToken, endedSession, EndSessions } from '../../users/index.js';
import { onceBy } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AccountDesk } from './account-desk.js';
import { profileForm, termsForm, tokenForm } from './account.form.js';
import { AccountPage, type RefusedForm } from './account.page.js';
import { accountWords } from './account.words.js';
import { TokenMadePage } from './sessions.js';

/** What a member sees and decides of their own account. */
@PageRoutes('my/account')
export class AccountController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: AccountDesk,
    private readonly endSessions: EndSessions,
    private readonly createApiToken: CreateApiToken,
    private readonly acceptTerms: AcceptTerms,
    private readonly changeProfile: ChangeProfile,
  ) {}

  @Get()
  @Allow('me.read')
  async account(
    @Query() query: PageQuery,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, request, query);
  }

  /** Leads on in the language that was chosen. */
  @Post('profile')
  @Allow('me.edit')
  async change(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(profileForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, request, new PageQuery(), { of: 'profile', state: form });
    await this.changeProfile.execute(form.value, visit.caller);
    await this.pages.redirect(reply, { ...visit, locale: form.value.locale }, '/my/account#you');
  }

  @Post('terms')
  @Allow('terms.accept')
  async accept(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(termsForm, body, visit.locale);
    try {
      if (form.ok) await this.acceptTerms.execute(form.value, visit.caller);
    } catch (error) {
      const state = refusedForm(error, {}, visit.locale);
      return this.show(reply, visit, request, new PageQuery(), { of: 'terms', state });
    }
    await this.pages.redirect(reply, visit, '/my/account#terms');
  }

  @Post('sessions/:id/end')
  @Allow('sessions.revoke')
  async end(
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Req() { sessionId }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.endSessions.execute(id, visit.caller);
    if (id !== sessionId) return this.pages.redirect(reply, visit, '/my/account#sessions');
    void reply.header('set-cookie', endedSession());
    await this.pages.redirect(reply, visit, '/sign-in?out');
  }

  @Post('sessions/end-all')
  @Allow('sessions.revoke')
  async endAll(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.endSessions.all(visit.caller);
    void reply.header('set-cookie', endedSession());
    await this.pages.redirect(reply, visit, '/sign-in?out');
  }

  /** Answers with the page itself: the secret is in no address, and cannot be shown a second time. */
  @Post('tokens')
  @Allow('api-tokens.create')
  async createToken(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(tokenForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, request, new PageQuery(), { of: 'token', state: form });
    try {
      const { key, ...wanted } = form.value;
      const input = { ...wanted, sessionId: request.sessionId ?? '' };
      const { name, token } = await this.createApiToken.execute(input, onceBy(visit.caller, request, key));
      if (token === null) return await this.pages.redirect(reply, visit, '/my/account#sessions');
      const { madeTitle: title } = accountWords[visit.locale];
      const content = <TokenMadePage name={name} token={token} />;
      await this.pages.send(reply, visit, { title, isPrivate: true, status: HttpStatus.CREATED, content });
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale);
      await this.show(reply, visit, request, new PageQuery(), { of: 'token', state });
    }
  }

  private async show(
    reply: FastifyReply,
    visit: Visit,
    request: FastifyRequest,
    query: PageQuery,
    refused?: RefusedForm,
  ): Promise<void> {
    const content = <AccountPage {...await this.desk.read(visit, request, query)} refused={refused} />;
    const { title } = accountWords[visit.locale];
    await this.pages.send(reply, visit, { title, isPrivate: true, status: refused ? 422 : 200, content });
  }
}
