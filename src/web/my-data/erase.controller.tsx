import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, endedSession, EraseMe, type Hindrance } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { eraseForm } from './erase.form.js';
import { ErasedPage, ErasePage } from './erase.page.js';
import { myDataWords } from './my-data.words.js';

/** Deleting one's account: a page that says what it means and what stands against it, and one button with the password. */
@PageRoutes('my/account/erase')
export class EraseController {
  constructor(
    private readonly pages: Pages,
    private readonly eraseMe: EraseMe,
  ) {}

  @Get()
  @Allow('me.erase')
  async ask(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, await this.eraseMe.hindrances(visit.caller), emptyForm);
  }

  /** Answers with a page for visitors: whoever asked is signed out everywhere, and known to nobody. */
  @Post()
  @Allow('me.erase')
  async erase(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(eraseForm, body, visit.locale);
    const state = form.ok ? await this.attempt(form.value, visit) : form;
    if (state) return this.show(reply, visit, await this.eraseMe.hindrances(visit.caller), state);
    void reply.header('set-cookie', endedSession());
    const { erasedTitle: title } = myDataWords[visit.locale];
    await this.pages.send(reply, { ...visit, viewer: null }, { title, isPrivate: true, content: <ErasedPage /> });
  }

  private async attempt(input: { readonly password: string }, visit: Visit): Promise<FormState | undefined> {
    try {
      await this.eraseMe.execute(input, visit.caller);
      return undefined;
    } catch (error) {
      return refusedForm(error, {}, visit.locale, ({ code }) => (code === 'password-wrong' ? 'password' : undefined));
    }
  }

  private async show(reply: FastifyReply, visit: Visit, hindrances: readonly Hindrance[], state: FormState) {
    const { eraseTitle: title } = myDataWords[visit.locale];
    const content = <ErasePage hindrances={hindrances} state={state} />;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: state === emptyForm ? 200 : 422, content });
  }
}
