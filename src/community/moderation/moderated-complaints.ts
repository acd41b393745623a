import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { ModeratedKinds, type ModeratedKind, type Subject } from './moderated-kinds.js';
import { ReportsRepository } from './reports.repository.js';

/** Complaints about the service: each is about nothing but itself, is answered with words, and hides nothing. */
@Injectable()
export class ModeratedComplaints implements ModeratedKind, OnModuleInit {
  readonly kind = 'complaint';

  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly reports: ReportsRepository,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async find(id: string, tx?: Tx): Promise<Subject | undefined> {
    if (!(await this.reports.find(id, tx))) return undefined;
    return {
      ...{ authorId: null, parties: [], texts: [], path: null, campaignId: null },
      standing: 'shown',
      outcomes: ['none'],
    };
  }

  /** Whoever may write to us may complain. */
  async assertReadable(): Promise<void> {}

  async setHidden(): Promise<void> {}
}
