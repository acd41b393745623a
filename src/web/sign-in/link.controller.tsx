import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Allow, AskAccountLink, SecondFactorRequired, SignInByLink, signedInSession } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { askLinkForm, openLinkForm } from './link.form.js';
import { AskLinkPage, LinkSentPage, OpenLinkPage } from './link.page.js';
import { linkWords } from './link.words.js';

type Asked = Readonly<Record<string, unknown>>;

/** Signing in by a link in a mail. Opening it does nothing yet: scanners of mail open links, too. */
@PageRoutes('sign-in/link')
export class LinkController {
  constructor(
    private readonly pages: Pages,
    private readonly askLink: AskAccountLink,
    private readonly signInByLink: SignInByLink,
  ) {}

  @Get()
  @Allow('pages.read')
  async form(@Query() { token, sent }: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    if (sent !== undefined) return this.show(reply, visit, emptyForm, <LinkSentPage />);
    if (typeof token !== 'string') return this.show(reply, visit, emptyForm, <AskLinkPage state={emptyForm} />);
    const page = <OpenLinkPage token={token.slice(0, 200)} state={emptyForm} />;
    await this.show(reply, visit, emptyForm, page, true);
  }

  @Post()
  @Allow('sign-in-links.ask')
  async ask(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(askLinkForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, form, <AskLinkPage state={form} />);
    try {
      await this.askLink.execute('sign_in', form.value.email, visit.caller);
    } catch (error) {
      const state = refusedForm(error, form.typed, visit.locale);
      return this.show(reply, visit, state, <AskLinkPage state={state} />);
    }
    await this.pages.redirect(reply, visit, '/sign-in/link?sent');
  }

  @Post('open')
  @Allow('sessions.create')
  async open(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(openLinkForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, form, <OpenLinkPage token="" state={form} />);
    const name = (request.headers['user-agent'] ?? 'unknown').slice(0, 200);
    const input = { token: form.value.token, name, previous: request.sessionId };
    try {
      const { token } = await this.signInByLink.execute(input, visit.caller);
      void reply.header('set-cookie', signedInSession(token));
      return await this.pages.redirect(reply, visit, '/');
    } catch (error) {
      if (error instanceof SecondFactorRequired) {
        void reply.header('set-cookie', signedInSession(String(error.extra['pending'])));
        return this.pages.redirect(reply, visit, '/sign-in/code');
      }
      const state = refusedForm(error, {}, visit.locale);
      await this.show(reply, visit, state, <OpenLinkPage token="" state={state} />);
    }
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState, content: VNode, isSecret = false) {
    await this.pages.send(reply, visit, {
      title: linkWords[visit.locale].title,
      isPrivate: true,
      isSecret,
      status: state === emptyForm ? 200 : 422,
      content,
    });
  }
}
