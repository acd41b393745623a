import { Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReceiveUpload } from '../../files/index.js';
import { noFields, type Problem, TakesFile, UuidParam } from '../../platform/http/index.js';
import { type AltTexts, SetCover } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ProjectDesk } from './project-desk.js';
import { coverForm } from './project.form.js';

/** What is wrong with the file that was sent. */
export const ofFile: ReadonlySet<string> = new Set([
  'file-missing',
  'picture-not-taken',
  'picture-broken',
  'picture-size-unusable',
  'body-too-large',
]);

/** The picture that stands for a project. */
@PageRoutes('my/projects/:id/cover')
export class CoverController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ProjectDesk,
    private readonly receiveUpload: ReceiveUpload,
    private readonly setCover: SetCover,
  ) {}

  @Post()
  @Allow('projects.edit')
  @TakesFile()
  async set(
    @UuidParam('id') id: string,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Asked before a byte is taken, and again by the use case.
    const { defaultLocale } = await this.desk.owned(id, visit);
    const typed = noFields();
    const fieldOf = ({ code }: Problem) =>
      code === 'alt-text-missing' ? `alt-${defaultLocale}` : ofFile.has(code) ? 'file' : undefined;
    let refused: FormState | undefined;
    try {
      await this.receiveUpload.execute(
        request,
        async ({ fields, path }) => {
          const form = readForm(coverForm, fields, visit.locale);
          if (!form.ok) refused = form;
          else await this.setCover.execute(id, { path, alt: wordsOf(form.value) }, visit.caller);
        },
        typed,
      );
    } catch (error) {
      refused = refusedForm(error, { ...typed }, visit.locale, fieldOf);
    }
    if (refused) return this.desk.show(reply, visit, id, { shown: { of: 'cover', state: refused } });
    await this.pages.redirect(reply, visit, `/my/projects/${id}#cover`);
  }

  @Post('remove')
  @Allow('projects.edit')
  async remove(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.owned(id, visit);
    await this.setCover.remove(id, visit.caller);
    await this.pages.redirect(reply, visit, `/my/projects/${id}#cover`);
  }
}

const wordsOf = (typed: Readonly<Partial<Record<`alt-${'en' | 'fr' | 'nl'}`, string | undefined>>>): AltTexts => ({
  en: typed['alt-en'] ?? '',
  fr: typed['alt-fr'] ?? '',
  nl: typed['alt-nl'] ?? '',
});
