import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Retention } from '../platform/retention/index.js';
import { Erasure } from '../users/index.js';
import { lettersDue, MailsRepository } from './mails.repository.js';
import { RefusalsRepository } from './refusals.repository.js';

/** Of the letters to a person who is erased, and of old ones, stays which kind was sent when. */
@Injectable()
export class EraseLetters implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly refusals: RefusalsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({
      erase: async (tx, { ids, emails }) => {
        await this.mails.empty(tx, ids, emails);
        for (const id of ids) await this.refusals.keepOnly(tx, id, []);
      },
    });
    this.retention.register('letters', {
      dueSql: lettersDue,
      forget: (limit) => this.database.inTransaction((tx) => this.mails.emptyOver(tx, limit)),
    });
  }
}
