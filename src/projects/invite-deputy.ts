import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { memberOf, normaliseEmail, Users } from '../users/index.js';
import { DeputyIsOwner } from './project.errors.js';
import { ProjectNews } from './project-news.js';
import { ProjectTexts } from './project-texts.repository.js';
import { ProjectsService } from './projects.service.js';

/** The owner asks somebody, by address, to be deputy. The answer does not tell whether the address is known. */
@Injectable()
export class InviteDeputy {
  constructor(
    private readonly service: ProjectsService,
    private readonly users: Users,
    private readonly content: ProjectTexts,
    private readonly news: ProjectNews,
  ) {}

  /** @throws ProjectNotFound, Forbidden, DeputyIsOwner */
  async execute(projectId: string, address: string, caller: Caller): Promise<void> {
    const email = normaliseEmail(address);
    await this.service.asOwner(projectId, caller, async (tx, project) => {
      const owner = await this.users.verifiedMember(tx, memberOf(caller));
      if (owner.email === email) throw new DeputyIsOwner();
      if (project.deputyEmail === email) return;
      await this.content.invite(tx, projectId, email);
      await this.news.deputyInvited(tx, { projectId, email }, caller);
    });
  }
}
