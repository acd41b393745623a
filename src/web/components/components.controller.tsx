import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noteForOpenApi } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ComponentsPage } from './components.page.js';

/** For developers, so in English, and not in production. */
@Controller('dev/components')
export class ComponentsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  @Allow('components.read')
  async show(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(
      reply,
      { ...visit, locale: 'en' },
      {
        title: 'Components',
        isPrivate: true,
        content: <ComponentsPage />,
      },
    );
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(ComponentsController));
