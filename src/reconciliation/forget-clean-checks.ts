import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Retention } from '../platform/retention/index.js';
import { CheckRunsRepository, cleanChecksDue } from './check-runs.repository.js';

/** Runs of the checks that found nothing are forgotten; those that found something stay. */
@Injectable()
export class ForgetCleanChecks implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly runs: CheckRunsRepository,
  ) {}

  onModuleInit(): void {
    this.retention.register('clean-checks', {
      dueSql: cleanChecksDue,
      forget: (limit) => this.database.inTransaction((tx) => this.runs.forgetClean(tx, limit)),
    });
  }
}
