import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { SignedLinks } from '../users/index.js';
import { FollowLinkOver } from './follow.errors.js';
import { FollowsRepository } from './follows.repository.js';

/** Whoever reads the address wants the letters. Confirming twice is confirming once. */
@Injectable()
export class ConfirmFollow {
  constructor(
    private readonly database: Database,
    private readonly links: SignedLinks,
    private readonly follows: FollowsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowLinkOver (422) */
  async execute({ token }: { readonly token: string }): Promise<void> {
    const id = this.links.read('follow', token);
    const isConfirmed =
      id !== undefined &&
      (await this.database.inTransaction(async (tx) => this.follows.confirm(tx, id, await this.clock.now(tx))));
    if (!isConfirmed) throw new FollowLinkOver();
  }
}
