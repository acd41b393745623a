import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Consumers, each } from '../../platform/outbox/index.js';
import { pledgeDenied } from '../../pledges/index.js';
import { CommentsRepository } from './comments.repository.js';

/** What somebody asked in the name of an address that is not theirs goes with the pledge. */
@Injectable()
export class CommentsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly comments: CommentsRepository,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      pledgeDenied,
      'community.take-back-comments',
      each(({ pledgeId }) => this.database.inTransaction((tx) => this.comments.takeBackOf(tx, pledgeId))),
    );
  }
}
