import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { ReadProjects } from '../projects/index.js';
import { type Locale, networkOf, normaliseEmail } from '../users/index.js';
import { CommunityLimits } from './community-limits.js';
import { followAsked } from './follow.events.js';
import { FollowsRepository } from './follows.repository.js';

/**
 * Somebody without an account wants to follow: a mail asks whoever reads the address. The answer and the work are the
 * same for every address, known or not; only whether a mail is written differs.
 */
@Injectable()
export class AskToFollow {
  constructor(
    private readonly database: Database,
    private readonly projects: ReadProjects,
    private readonly follows: FollowsRepository,
    private readonly limits: CommunityLimits,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ProjectNotFound (404), TooManyRequests (429) for the network, never for the address */
  async execute(
    projectId: string,
    { email: given, locale }: { readonly email: string; readonly locale: Locale },
    caller: Caller,
  ): Promise<void> {
    const email = normaliseEmail(given);
    await this.projects.named(projectId, caller);
    await this.limits.count('followByNetwork', networkOf(caller.ip));
    if (!(await this.limits.isAllowed('followMailByAddress', email))) return;
    await this.database.inTransaction(async (tx) => {
      const at = await this.clock.now(tx);
      const followId = await this.follows.ask(tx, { projectId, email, locale }, at);
      await this.outbox.emit(tx, [followAsked({ followId, at: at.toISOString() })]);
    });
  }
}
