import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { Projects } from '../projects/index.js';
import { type Locale, memberOf, Users } from '../users/index.js';
import { type FollowedProjectResponse } from './follows.dto.js';
import { FollowsRepository } from './follows.repository.js';

/** Who follows what. */
@Injectable()
export class ReadFollows {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly projects: Projects,
    private readonly follows: FollowsRepository,
  ) {}

  /** False for whoever is not signed in. */
  async isFollowing(projectId: string, { userId }: Caller): Promise<boolean> {
    if (userId === null) return false;
    return this.follows.isFollowing(projectId, await this.users.verifiedMember(this.database, userId));
  }

  /** How many have confirmed. */
  count(projectId: string): Promise<number> {
    return this.follows.count(projectId);
  }

  /** What the caller follows, newest first, with titles in their language. */
  async mine({ after, limit }: PageQuery, caller: Caller, locale?: Locale): Promise<Page<FollowedProjectResponse>> {
    const member = await this.users.verifiedMember(this.database, memberOf(caller));
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.follows.list(member, before as string | undefined, limit + 1);
    const titles = await this.projects.titles(
      found.map(({ projectId }) => projectId),
      locale ?? member.locale,
    );
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      ({ projectId, followedAt }) => {
        const { slug = '', title = '', summary = '', locale: written = member.locale } = titles.get(projectId) ?? {};
        return { projectId, slug, locale: written, title, summary, followedAt: followedAt.toISOString() };
      },
    );
  }
}
