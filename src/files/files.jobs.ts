import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Retention } from '../platform/retention/index.js';
import { ProcessRole } from '../platform/settings.js';
import { picturesDue } from './pictures.repository.js';
import { RemoveForgotten } from './remove-forgotten.js';

/** Removes what is forgotten when it is due, and looks for strays whenever a worker starts. */
@Injectable()
export class FilesJobs implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(FilesJobs.name);

  constructor(
    private readonly retention: Retention,
    private readonly removeForgotten: RemoveForgotten,
    private readonly role: ProcessRole,
  ) {}

  onModuleInit(): void {
    this.retention.register('pictures', {
      dueSql: picturesDue,
      forget: (limit) => this.removeForgotten.execute(limit),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.works) return;
    // Files that stay a day longer are no reason not to start.
    await this.removeForgotten.strays().catch((error: unknown) => this.logger.warn(error));
  }
}
