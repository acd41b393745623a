import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { ProcessRole } from '../platform/settings.js';
import { picturesDue } from './pictures.repository.js';
import { RemoveForgotten } from './remove-forgotten.js';

/** Removes what is forgotten when it is due, and looks for strays whenever a worker starts. */
@Injectable()
export class FilesJobs implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(FilesJobs.name);

  constructor(
    private readonly dueWork: DueWork,
    private readonly removeForgotten: RemoveForgotten,
    private readonly role: ProcessRole,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({
      name: 'files.forgotten',
      dueSql: picturesDue,
      run: (_lane, stopping) => this.removeForgotten.execute(stopping),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.works) return;
    // Files that stay a day longer are no reason not to start.
    await this.removeForgotten.strays().catch((error: unknown) => this.logger.warn(error));
  }
}
