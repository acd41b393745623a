import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf, SignedLinks, Users } from '../users/index.js';
import { FollowLinkOver } from './follow.errors.js';
import { FollowsRepository } from './follows.repository.js';

/** Ends following: no letter is written from the commit on. Ending what has ended already is no error. */
@Injectable()
export class UnfollowProject {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly links: SignedLinks,
    private readonly follows: FollowsRepository,
  ) {}

  async execute(projectId: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      await this.follows.removeMember(tx, projectId, await this.users.verifiedMember(tx, userId));
    });
  }

  /** By the link in a letter, without signing in. @throws FollowLinkOver (422) when it is not one of ours */
  async byLink({ token }: { readonly token: string }): Promise<void> {
    const id = this.links.read('unfollow', token);
    if (id === undefined) throw new FollowLinkOver();
    await this.database.inTransaction((tx) => this.follows.removeByLink(tx, id));
  }
}
