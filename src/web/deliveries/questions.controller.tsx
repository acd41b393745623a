import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AnswerQuestions, type AskedQuestion } from '../../deliveries/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { textsOf } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { PledgeDesk, type PledgeFile } from '../pledges/pledge-desk.js';
import { pledgePath } from '../pledges/pledge-paths.js';
import { readAnswers } from './questions.form.js';
import { QuestionsPage } from './questions.page.js';
import { questionsWords } from './questions.words.js';

/** Answering what the rewards of a pledge ask. */
@PageRoutes('pledges/:id/questions')
export class QuestionsController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly answerQuestions: AnswerQuestions,
  ) {}

  @Get()
  @Allow('pledges.answers')
  async form(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.own(id, visit);
    await this.show(reply, visit, file, await this.answerQuestions.asked(file.pledge), emptyForm);
  }

  @Post()
  @Allow('pledges.answers')
  async keep(
    @UuidParam('id') id: string,
    @Body() body: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.own(id, visit);
    const asked = await this.answerQuestions.asked(file.pledge);
    const read = readAnswers(textsOf(body ?? {}), asked, visit.locale);
    if (!read.ok) return this.show(reply, visit, file, asked, read);
    try {
      await this.answerQuestions.execute(file.pledge, read.value);
    } catch (error) {
      return this.show(reply, visit, file, asked, refusedForm(error, read.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '', { arrival: 'answers' }));
  }

  private async show(
    reply: FastifyReply,
    visit: Visit,
    file: PledgeFile,
    asked: readonly AskedQuestion[],
    state: FormState,
  ): Promise<void> {
    if (asked.length === 0) return this.pages.redirect(reply, visit, pledgePath(visit, file.pledge.id));
    await this.pages.send(reply, visit, {
      title: questionsWords[visit.locale].title,
      field: fieldOf(file.story.slug),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <QuestionsPage {...{ file, asked, state }} />,
    });
  }
}
