import { Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReceiveUpload } from '../../files/index.js';
import { noFields, type Problem, TakesFile, UuidParam } from '../../platform/http/index.js';
import { AddPicture, ReadProjects } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ofFile } from './cover.controller.js';
import { textOf } from './list.page.js';
import { PicturesPage } from './pictures.page.js';
import { picturesWords } from './pictures.words.js';
import { pictureForm } from './project.form.js';

const fieldOf = ({ code }: Problem) =>
  code === 'picture-words-missing' ? 'description' : ofFile.has(code) ? 'file' : undefined;

/** The pictures that stories and updates of a project may show. */
@PageRoutes('my/projects/:id/pictures')
export class PicturesPageController {
  constructor(
    private readonly pages: Pages,
    private readonly readProjects: ReadProjects,
    private readonly receiveUpload: ReceiveUpload,
    private readonly addPicture: AddPicture,
  ) {}

  @Get()
  @Allow('pictures.add')
  async list(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, id, emptyForm, query['sent'] !== undefined);
  }

  @Post()
  @Allow('pictures.add')
  @TakesFile()
  async add(
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Asked before a byte is taken, and again by the use case.
    await this.addPicture.ofParty(id, visit.caller);
    const typed = noFields();
    let refused: FormState | undefined;
    try {
      await this.receiveUpload.execute(
        request,
        async ({ fields, path }) => {
          const form = readForm(pictureForm, fields, visit.locale);
          if (form.ok) await this.addPicture.execute(id, { path, ...form.value }, visit.caller);
          else refused = form;
        },
        typed,
      );
    } catch (error) {
      refused = refusedForm(error, { ...typed }, visit.locale, fieldOf);
    }
    if (refused) return this.show(reply, visit, id, refused);
    await this.pages.redirect(reply, visit, `/my/projects/${id}/pictures?sent#pictures`);
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, state: FormState, isSent = false): Promise<void> {
    const pictures = await this.addPicture.list(id, visit.caller);
    const project = await this.readProjects.one(id, visit.caller);
    await this.pages.send(reply, visit, {
      title: picturesWords[visit.locale].of(textOf(project, visit.locale).title),
      isPrivate: true,
      status: state === emptyForm ? 200 : 422,
      content: <PicturesPage {...{ project, pictures, isSent, state }} />,
    });
  }
}
