import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../users/index.js';
import { DetachmentsRepository } from './detachments.repository.js';

/** Of a person who is erased no card is recognised again; what was charged stays, with brand and last digits. */
@Injectable()
export class EraseCards implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly detachments: DetachmentsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { ids }) => this.detachments.forgetFingerprints(tx, ids) });
  }
}
