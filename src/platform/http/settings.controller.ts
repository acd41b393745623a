import { Controller, Get, Inject } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import { settingsInEffect } from '../settings-in-effect.js';
import { Allow } from './allow.js';
import { Operation, OperationGroup } from './openapi-notes.js';
import { SettingsResponse } from './settings.dto.js';

/** With what this process runs. Settings are read from the environment, and changed there. */
@Controller('v1/admin/settings')
@OperationGroup('Operations')
export class SettingsController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get()
  @Allow('settings.read')
  @Operation({ summary: 'Every setting that holds; of secrets only whether they are set', answer: SettingsResponse })
  list(): SettingsResponse {
    return { data: settingsInEffect(this.settings) };
  }
}
