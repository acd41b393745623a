import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { ReadProjects } from '../projects/index.js';
import { memberOf, Users } from '../users/index.js';
import { CommunityLimits } from './community-limits.js';
import { FollowsRepository } from './follows.repository.js';

/** A member follows a project that they may see. Following twice is following once. */
@Injectable()
export class FollowProject {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly projects: ReadProjects,
    private readonly follows: FollowsRepository,
    private readonly limits: CommunityLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws ProjectNotFound (404), TooManyRequests (429) */
  async execute(projectId: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.projects.named(projectId, caller);
    await this.limits.count('followByMember', userId);
    await this.database.inTransaction(async (tx) => {
      const member = await this.users.verifiedMember(tx, userId);
      await this.follows.addMember(tx, projectId, member, await this.clock.now(tx));
    });
  }
}
