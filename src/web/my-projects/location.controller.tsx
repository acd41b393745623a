import { Body, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../platform/http/index.js';
import { ProjectsService, readPlaceText } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { byHand, locationForm, noPoint } from './location.form.js';
import { locationWords } from './location.words.js';
import { ProjectDesk } from './project-desk.js';

/** Where a project stands on maps. */
@PageRoutes('my/projects/:id/location')
export class LocationController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ProjectDesk,
    private readonly projects: ProjectsService,
  ) {}

  @Post()
  @Allow('projects.edit')
  async set(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.desk.owned(id, visit);
    const form = readForm(locationForm, body, visit.locale);
    const again = (state: FormState) => this.desk.show(reply, visit, id, { shown: { of: 'location', state } });
    if (!form.ok) return again(form);
    const { at, coordinates } = form.value;
    const said = at === noPoint ? null : readPlaceText(at === byHand ? coordinates : at);
    if (said === undefined)
      return again({ typed: form.typed, errors: { coordinates: locationWords[visit.locale].wrong } });
    try {
      await this.projects.edit(id, { location: said }, visit.caller);
    } catch (error) {
      return again(refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, `/my/projects/${id}#location`);
  }
}
