import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AskFreshCode, ConfirmFreshCode, freshForMs } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow, pledgeShown } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AskCodePage, TypeCodePage } from './code.page.js';
import { codeWords } from './code.words.js';
import { PledgeDesk, type PledgeFile } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';

/** What a code opens; anything else leads to the pledge itself. */
const pages: readonly string[] = ['change', 'cancel', 'card', 'address', 'erase'];
const pageOf = (then: unknown): string => (typeof then === 'string' && pages.includes(then) ? then : '');

const codeForm = z.strictObject({ code: z.string().trim().min(1).max(20), then: z.string().max(20).optional() });

/** Has a code mailed to whoever wants to change a pledge by its link, takes it, and goes on with what was wanted. */
@PageRoutes('pledges/:id/code')
export class CodeController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly askFreshCode: AskFreshCode,
    private readonly confirmFreshCode: ConfirmFreshCode,
  ) {}

  @Get()
  @Allow('pledges.show-code')
  async form(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.own(id, visit);
    const then = pageOf(query['then']);
    if (visit.caller.isFresh) return this.goOn(reply, visit, id, then);
    await this.show(reply, visit, { file, then, state: emptyForm, isSent: 'sent' in query });
  }

  @Post('send')
  @Allow('pledges.show-code')
  async send(
    @UuidParam('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.own(id, visit);
    const then = pageOf(body?.['then']);
    try {
      await this.askFreshCode.execute(file.pledge);
    } catch (error) {
      const state = refusedForm(error, {}, visit.locale);
      return this.show(reply, visit, { file, then, state, isSent: false });
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '/code', { then, sent: '' }));
  }

  @Post()
  @Allow('pledges.show-code')
  async confirm(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.own(id, visit);
    const form = readForm(codeForm, body, visit.locale);
    const then = pageOf(form.typed['then']);
    if (!form.ok) return this.show(reply, visit, { file, then, state: form, isSent: true });
    try {
      const { link } = await this.confirmFreshCode.execute(file.pledge, form.value.code);
      void reply.header('set-cookie', pledgeShown(link, freshForMs / 1_000));
    } catch (error) {
      const state = refusedForm(error, {}, visit.locale, ({ code }) =>
        code === 'mailed-code-wrong' ? 'code' : undefined,
      );
      return this.show(reply, visit, { file, then, state, isSent: true });
    }
    await this.goOn(reply, visit, id, then);
  }

  private goOn(reply: FastifyReply, visit: Visit, id: string, then: string): Promise<void> {
    return this.pages.redirect(reply, visit, pledgePath(visit, id, then && `/${then}`));
  }

  private async show(reply: FastifyReply, visit: Visit, { file, then, state, isSent }: CodeSheet): Promise<void> {
    await this.pages.send(reply, visit, {
      title: codeWords[visit.locale].title,
      field: fieldOf(file.story.slug),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: isSent ? <TypeCodePage {...{ file, then, state }} /> : <AskCodePage {...{ file, then, state }} />,
    });
  }
}

interface CodeSheet {
  readonly file: PledgeFile;
  /** The page that was wanted. */
  readonly then: string;
  readonly state: FormState;
  readonly isSent: boolean;
}
