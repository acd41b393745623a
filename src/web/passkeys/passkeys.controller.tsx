import { Body, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UuidParam } from '../../platform/http/index.js';
import { AddPasskey, Allow, RemovePasskey, SignInWithPasskey, signedInSession } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CodesPage } from '../my-security/codes.page.js';
import { SecuritySheets } from '../my-security/security-sheets.js';
import { securityWords } from '../my-security/security.words.js';
import { ownPath } from '../sign-in/sign-in.form.js';
import { SignInPage } from '../sign-in/sign-in.page.js';
import { signInWords } from '../sign-in/sign-in.words.js';
import { ConfirmSheets } from '../confirm/confirm-sheets.js';
import { addPasskeyForm, usePasskeyForm } from './passkey.form.js';

/** What forms send that a passkey has filled in. */
@PageRoutes()
export class PasskeyPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly addPasskey: AddPasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly signIn: SignInWithPasskey,
    private readonly sheets: SecuritySheets,
    private readonly confirmSheets: ConfirmSheets,
  ) {}

  @Post('sign-in/passkey')
  @Allow('sessions.create')
  async begin(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(usePasskeyForm, body, visit.locale);
    const then = ownPath(form.typed['then']);
    const name = (request.headers['user-agent'] ?? 'unknown').slice(0, 200);
    let state: FormState = form.ok ? emptyForm : { typed: {}, errors: {}, problem: signInWords[visit.locale].passkey };
    if (form.ok) {
      try {
        const { token } = await this.signIn.execute({ ...form.value, name, previous: request.sessionId });
        void reply.header('set-cookie', signedInSession(token));
        return await this.pages.redirect(reply, visit, then);
      } catch (error) {
        state = refusedForm(error, {}, visit.locale);
      }
    }
    await this.pages.send(reply, visit, {
      title: signInWords[visit.locale].title,
      ...{ isPrivate: true, islands: ['passkey-form'], status: 422 },
      content: <SignInPage state={state} next={then} />,
    });
  }

  @Post('account/confirm/passkey')
  @Allow('sessions.confirm')
  async confirm(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() { sessionId = '' }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(usePasskeyForm, body, visit.locale);
    const then = form.typed['then'] ?? '';
    if (!form.ok) return this.confirmSheets.show(reply, visit, emptyForm, then);
    try {
      await this.signIn.confirm(form.value, sessionId, visit.caller);
    } catch (error) {
      return this.confirmSheets.show(reply, visit, refusedForm(error, {}, visit.locale), then);
    }
    await this.pages.redirect(reply, visit, ownPath(then));
  }

  @Post('my/account/security/passkeys')
  @Allow('second-factors.change')
  async add(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(addPasskeyForm, body, visit.locale);
    if (!form.ok) return this.sheets.show(reply, visit, request, form);
    const { sessionId = '' } = request;
    try {
      const { recoveryCodes } = await this.addPasskey.execute({ ...form.value, sessionId }, visit.caller);
      if (!recoveryCodes) return await this.pages.redirect(reply, visit, '/my/account/security#passkeys');
      const { madeTitle: title } = securityWords[visit.locale];
      const content = <CodesPage codes={recoveryCodes} />;
      await this.pages.send(reply, visit, { title, isPrivate: true, status: 201, content });
    } catch (error) {
      const { name = '' } = form.typed;
      await this.sheets.show(reply, visit, request, refusedForm(error, { name }, visit.locale));
    }
  }

  @Post('my/account/security/passkeys/:id/remove')
  @Allow('second-factors.change')
  async remove(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.removePasskey.execute(id, visit.caller);
    await this.pages.redirect(reply, visit, '/my/account/security#passkeys');
  }
}
