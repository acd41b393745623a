import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../users/index.js';
import { MailsRepository } from './mails.repository.js';
import { RefusalsRepository } from './refusals.repository.js';

/** Of the letters to a person who is erased stays which kind was sent when. */
@Injectable()
export class EraseLetters implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
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
  }
}
