import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, endedSession, EndSessions, SecondFactorRequired, SignIn, signedInSession } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { problemOf } from '../forms/refused.js';
import { readForm } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ownPath, signInForm } from './sign-in.form.js';
import { SignInPage } from './sign-in.page.js';
import { signInWords } from './sign-in.words.js';

@PageRoutes()
export class SignInController {
  constructor(
    private readonly pages: Pages,
    private readonly signIn: SignIn,
    private readonly endSessions: EndSessions,
  ) {}

  @Get('sign-in')
  @Allow('pages.read')
  async form(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const next = typeof query['next'] === 'string' ? ownPath(query['next']) : '';
    await this.show(reply, visit, emptyForm, next, 'out' in query);
  }

  @Post('sign-in')
  @Allow('sessions.create')
  async begin(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(signInForm, body, visit.locale);
    const next = form.typed['next'] ?? '';
    if (!form.ok) return this.show(reply, visit, form, next);
    const name = (request.headers['user-agent'] ?? 'unknown').slice(0, 200);
    try {
      const { email, password } = form.value;
      const { token } = await this.signIn.execute({ email, password, name, previous: request.sessionId }, visit.caller);
      void reply.header('set-cookie', signedInSession(token));
    } catch (error) {
      if (error instanceof SecondFactorRequired) return this.toSecondStep(reply, visit, error, next);
      return this.show(reply, visit, { typed: form.typed, errors: {}, problem: problemOf(error, visit.locale) }, next);
    }
    await this.pages.redirect(reply, visit, ownPath(next));
  }

  @Post('sign-out')
  @Allow('sessions.revoke')
  async end(@CurrentVisit() visit: Visit, @Req() { sessionId }: FastifyRequest, @Res() reply: FastifyReply) {
    if (sessionId) await this.endSessions.execute(sessionId, visit.caller);
    void reply.header('set-cookie', endedSession());
    await this.pages.redirect(reply, visit, '/sign-in?out');
  }

  /** The cookie names what waits for the code; it lets nobody in. */
  private async toSecondStep(reply: FastifyReply, visit: Visit, { extra }: SecondFactorRequired, next: string) {
    void reply.header('set-cookie', signedInSession(String(extra['pending'])));
    await this.pages.redirect(reply, visit, `/sign-in/code?next=${encodeURIComponent(ownPath(next))}`);
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState, next: string, isOut = false): Promise<void> {
    await this.pages.send(reply, visit, {
      title: signInWords[visit.locale].title,
      isPrivate: true,
      islands: ['passkey-form'],
      status: state === emptyForm ? 200 : 422,
      content: <SignInPage state={state} next={next} isOut={isOut} />,
    });
  }
}
