import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { DueWork } from '../../platform/due/index.js';
import { contactsDue, ReportsRepository } from './reports.repository.js';

const atOnce = 1_000;

/** Forgets, a year after it was decided, who reported something without an account. */
@Injectable()
export class ModerationJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly database: Database,
    private readonly reports: ReportsRepository,
  ) {}

  onModuleInit(): void {
    this.due.register({
      name: 'community.forget-reporters',
      dueSql: contactsDue,
      run: (_lane, stopping) => this.forget(stopping),
    });
  }

  private async forget(stopping: AbortSignal): Promise<void> {
    for (let gone = atOnce; gone === atOnce && !stopping.aborted;) {
      gone = await this.database.inTransaction((tx) => this.reports.forgetContacts(tx, atOnce));
    }
  }
}
