import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, FinishSignIn, sessionTokenIn, signedInSession } from '../../users/index.js';
import { codeForm } from '../confirm/confirm.form.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { Problem } from '../../platform/http/index.js';
import { sentenceOf } from '../forms/problem.words.js';
import { problemOf } from '../forms/refused.js';
import { SecondStepPage } from './second-step.page.js';
import { ownPath } from './sign-in.form.js';
import { signInWords } from './sign-in.words.js';

/** The second step of signing in. What waits for it is named by the cookie that the first step has set. */
@PageRoutes('sign-in/code')
export class SecondStepController {
  constructor(
    private readonly pages: Pages,
    private readonly finishSignIn: FinishSignIn,
  ) {}

  @Get()
  @Allow('pages.read')
  async form(
    @Query('next') next: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const then = typeof next === 'string' ? next : '';
    if (!(await this.finishSignIn.isOpen(sessionTokenIn(request) ?? ''))) {
      return this.pages.redirect(reply, visit, '/sign-in');
    }
    await this.show(reply, visit, emptyForm, then);
  }

  @Post()
  @Allow('sessions.create')
  async finish(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(codeForm, body, visit.locale);
    const then = form.typed['then'] ?? '';
    if (!form.ok) return this.show(reply, visit, form, then);
    try {
      const pending = sessionTokenIn(request) ?? '';
      const { token } = await this.finishSignIn.execute({ pending, code: form.value.code }, visit.caller);
      void reply.header('set-cookie', signedInSession(token));
    } catch (error) {
      return this.show(reply, visit, refused(error, visit), then);
    }
    await this.pages.redirect(reply, visit, ownPath(then));
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState, then: string): Promise<void> {
    await this.pages.send(reply, visit, {
      title: signInWords[visit.locale].secondTitle,
      isPrivate: true,
      islands: ['passkey-form'],
      status: state === emptyForm ? 200 : 422,
      content: <SecondStepPage state={state} then={ownPath(then)} />,
    });
  }
}

function refused(error: unknown, { locale }: Visit): FormState {
  const isWrong = error instanceof Problem && error.code === 'second-factor-wrong';
  if (isWrong) return { typed: {}, errors: { code: sentenceOf(error, locale) } };
  return { typed: {}, errors: {}, problem: problemOf(error, locale) };
}
