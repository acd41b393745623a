import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { type Settings } from '../../config/settings.js';

export { settingsInEffect, type SettingInEffect } from './settings-in-effect.js';
export { InvalidSettings, readSettings, settingNames, type Settings } from '../../config/settings.js';

/** The token of the settings: `constructor(@Inject(SETTINGS) private readonly settings: Settings)`. */
export const SETTINGS = Symbol('settings');

/** What this process is for. Ask it in `onApplicationBootstrap` before starting a loop, a worker or a listener. */
@Injectable()
export class ProcessRole {
  /** Answers HTTP: roles `api` and `all`. */
  readonly serves: boolean;
  /** Runs jobs, relays, ticks and sweepers: roles `worker` and `all`. */
  readonly works: boolean;

  constructor(readonly name: Settings['ROLE']) {
    this.serves = name !== 'worker';
    this.works = name !== 'api';
  }
}

/** Makes the settings and the role injectable everywhere. */
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: ProcessRole, useFactory: () => new ProcessRole(settings.ROLE) },
      ],
      exports: [SETTINGS, ProcessRole],
    };
  }
}
