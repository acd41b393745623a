import { Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { settingsInEffect } from '../../../platform/settings-in-effect.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { StaffPages } from '../frame/staff-pages.js';
import { SettingsPage } from './settings.page.js';
import { settingsWords } from './settings.words.js';

@PageRoutes('staff/settings')
export class StaffSettingsController {
  constructor(
    private readonly pages: StaffPages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('settings.read')
  async list(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { title, lede } = settingsWords[visit.locale];
    const content = <SettingsPage settings={settingsInEffect(this.settings)} />;
    await this.pages.send(reply, visit, { way: 'settings', title, lede, content });
  }
}
