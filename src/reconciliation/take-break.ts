import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { BreakResolved } from './break.errors.js';
import { BreaksRepository } from './breaks.repository.js';

/** Somebody of finance takes a difference on, from nobody or from a colleague. */
@Injectable()
export class TakeBreak {
  constructor(
    private readonly database: Database,
    private readonly breaks: BreaksRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws BreakNotFound, BreakResolved */
  async execute(id: string, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { state } = await this.breaks.lock(tx, id);
      if (state !== 'open') throw new BreakResolved();
      await this.breaks.take(tx, id, caller.userId);
      await this.audit.record(tx, [{ caller, action: 'break.taken', subject: 'break', subjectId: id }]);
    });
  }
}
