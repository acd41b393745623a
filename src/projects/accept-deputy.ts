import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf, Users } from '../users/index.js';
import { ProjectNotFound } from './project.errors.js';
import { ProjectNews } from './project-news.js';
import { ProjectTexts } from './project-texts.repository.js';
import { Projects } from './projects.repository.js';

/** The member whose verified address was invited becomes deputy; the deputy before, if any, is relieved. */
@Injectable()
export class AcceptDeputy {
  constructor(
    private readonly database: Database,
    private readonly projects: Projects,
    private readonly users: Users,
    private readonly content: ProjectTexts,
    private readonly clock: Clock,
    private readonly news: ProjectNews,
  ) {}

  /** Repeating it is harmless. @throws ProjectNotFound also for whoever was not invited. */
  async execute(projectId: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      const project = await this.projects.lock(tx, projectId);
      const { email } = await this.users.verifiedMember(tx, userId);
      if (project.deputyEmail === null && project.deputyId === userId) return;
      if (project.deputyEmail !== email || project.ownerId === userId) throw new ProjectNotFound();
      await this.content.setDeputy(tx, projectId, userId, await this.clock.now(tx));
      await this.news.deputyAccepted(tx, { projectId, deputyId: userId }, caller);
    });
  }
}
