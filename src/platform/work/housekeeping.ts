import { Injectable, type OnModuleInit } from '@nestjs/common';
import { attemptsDue, PostgresCounters } from '../counters/index.js';
import { Database } from '../database/index.js';
import { Idempotency, repeatedRequestsDue } from '../http/index.js';
import { doneWorkDue, OutboxRepository } from '../outbox/index.js';
import { Retention } from '../retention/index.js';

/** What the platform itself keeps is forgotten in time. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly idempotency: Idempotency,
    private readonly counters: PostgresCounters,
  ) {}

  onModuleInit(): void {
    this.retention.register('attempts', {
      dueSql: attemptsDue,
      forget: (limit) => this.counters.deleteExpired(limit),
    });
    this.retention.register('repeated-requests', {
      dueSql: repeatedRequestsDue,
      forget: (limit) => this.database.inTransaction((tx) => this.idempotency.deleteExpired(tx, limit)),
    });
    this.retention.register('done-work', {
      dueSql: doneWorkDue,
      forget: (limit) => this.database.inTransaction((tx) => this.outbox.deleteDone(tx, limit)),
    });
  }
}
