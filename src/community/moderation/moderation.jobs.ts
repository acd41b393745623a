import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Retention } from '../../platform/retention/index.js';
import { contactsDue, ReportsRepository } from './reports.repository.js';

/** Forgets, a year after it was decided, who reported something without an account. */
@Injectable()
export class ModerationJobs implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly reports: ReportsRepository,
  ) {}

  onModuleInit(): void {
    this.retention.register('reporters', {
      dueSql: contactsDue,
      forget: (limit) => this.database.inTransaction((tx) => this.reports.forgetContacts(tx, limit)),
    });
  }
}
