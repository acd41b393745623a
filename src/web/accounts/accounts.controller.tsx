import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { type Problem } from '../../platform/http/index.js';
import { Allow, AskAccountLink, CompletePasswordReset, RegisterUser, VerifyEmail } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { type FormRead, readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { forgotForm, registerForm, resetForm, verifyForm } from './accounts.form.js';
import {
  DonePage,
  ForgotPage,
  ForgotSentPage,
  RegisterPage,
  RegisterSentPage,
  ResetPage,
  VerifyPage,
} from './accounts.page.js';
import { accountsWords } from './accounts.words.js';

type Asked = Readonly<Record<string, unknown>>;

const tokenIn = ({ token }: Asked): string => (typeof token === 'string' ? token.slice(0, 200) : '');
const atField = ({ code }: Problem) =>
  ({ 'password-weak': 'password', 'terms-outdated': 'acceptTerms' } as const)[code]; // prettier-ignore

/** The ways to an account and back into one. Known and unknown addresses get the same pages. */
@PageRoutes()
export class AccountsController {
  constructor(
    private readonly pages: Pages,
    private readonly registerUser: RegisterUser,
    private readonly verifyEmail: VerifyEmail,
    private readonly askAccountLink: AskAccountLink,
    private readonly completePasswordReset: CompletePasswordReset,
  ) {}

  @Get('register')
  @Allow('pages.read')
  async registration(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const words = accountsWords[visit.locale].register;
    if ('sent' in query) return this.show(reply, visit, words.sentTitle, emptyForm, <RegisterSentPage />);
    await this.show(reply, visit, words.title, emptyForm, <RegisterPage state={emptyForm} />);
  }

  @Post('register')
  @Allow('users.register')
  async register(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(registerForm, body, visit.locale);
    const state = await this.attempt(form, visit, (value) => this.registerUser.execute(value, visit.caller));
    if (!state) return this.pages.redirect(reply, visit, '/register?sent');
    const { title } = accountsWords[visit.locale].register;
    await this.show(reply, visit, title, state, <RegisterPage state={state} />);
  }

  @Get('verify-email')
  @Allow('pages.read')
  async verification(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const words = accountsWords[visit.locale].verify;
    if ('done' in query) return this.show(reply, visit, words.doneTitle, emptyForm, <DonePage of="verify" />);
    await this.show(reply, visit, words.title, emptyForm, <VerifyPage token={tokenIn(query)} state={emptyForm} />);
  }

  @Post('verify-email')
  @Allow('users.verify-email')
  async verify(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(verifyForm, body, visit.locale);
    const state = await this.attempt(form, visit, (value) => this.verifyEmail.execute(value, visit.caller));
    if (!state) return this.pages.redirect(reply, visit, '/verify-email?done');
    const { title } = accountsWords[visit.locale].verify;
    await this.show(reply, visit, title, state, <VerifyPage token="" state={state} />);
  }

  @Get('forgot-password')
  @Allow('pages.read')
  async forgotten(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const words = accountsWords[visit.locale].forgot;
    if ('sent' in query) return this.show(reply, visit, words.sentTitle, emptyForm, <ForgotSentPage />);
    await this.show(reply, visit, words.title, emptyForm, <ForgotPage state={emptyForm} />);
  }

  @Post('forgot-password')
  @Allow('passwords.reset')
  async forgot(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(forgotForm, body, visit.locale);
    const state = await this.attempt(form, visit, ({ email }) =>
      this.askAccountLink.execute('reset_password', email, visit.caller),
    );
    if (!state) return this.pages.redirect(reply, visit, '/forgot-password?sent');
    const { title } = accountsWords[visit.locale].forgot;
    await this.show(reply, visit, title, state, <ForgotPage state={state} />);
  }

  @Get('reset-password')
  @Allow('pages.read')
  async resetting(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const words = accountsWords[visit.locale].reset;
    if ('done' in query) return this.show(reply, visit, words.doneTitle, emptyForm, <DonePage of="reset" />);
    await this.show(reply, visit, words.title, emptyForm, <ResetPage token={tokenIn(query)} state={emptyForm} />);
  }

  @Post('reset-password')
  @Allow('passwords.reset')
  async reset(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(resetForm, body, visit.locale);
    const state = await this.attempt(form, visit, (value) => this.completePasswordReset.execute(value, visit.caller));
    if (!state) return this.pages.redirect(reply, visit, '/reset-password?done');
    const page = <ResetPage token={form.typed['token'] ?? ''} state={state} />;
    await this.show(reply, visit, accountsWords[visit.locale].reset.title, state, page);
  }

  /** Undefined when the deed was done, else the form as it is shown again. */
  /** Undefined when it is done; otherwise what the form shows again. */
  private async attempt<T>(
    form: FormRead<T>,
    visit: Visit,
    deed: (value: T) => Promise<void>,
  ): Promise<FormState | undefined> {
    if (!form.ok) return form;
    try {
      await deed(form.value);
      return undefined;
    } catch (error) {
      return refusedForm(error, form.typed, visit.locale, atField);
    }
  }

  private async show(reply: FastifyReply, visit: Visit, title: string, state: FormState, content: VNode) {
    await this.pages.send(reply, visit, { title, isPrivate: true, status: state === emptyForm ? 200 : 422, content });
  }
}
