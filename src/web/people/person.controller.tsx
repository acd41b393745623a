import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUuid, RouteNotFound } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { PersonPage } from './person.page.js';
import { PublicPeople } from './person.query.js';
import { personWords } from './person.words.js';

@PageRoutes('people')
export class PersonController {
  constructor(
    private readonly pages: Pages,
    private readonly people: PublicPeople,
    private readonly cards: CampaignCards,
  ) {}

  @Get(':id')
  @Allow('projects.read')
  async person(@Param('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const person = isUuid(id) ? await this.people.find(id) : undefined;
    if (!person) throw new RouteNotFound();
    const cards = await this.cards.these(person.campaigns, visit.locale);
    await this.pages.send(reply, visit, {
      title: person.displayName,
      description: personWords[visit.locale].description(person.displayName),
      field: 'field-7',
      content: <PersonPage person={person} cards={cards} />,
    });
  }
}
