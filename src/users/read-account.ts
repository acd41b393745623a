import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { memberOf } from './end-sessions.js';
import { isSeasoned } from './role-grant.rules.js';
import { RoleGrantsRepository } from './role-grants.repository.js';
import { SessionsRepository, type SessionSummary } from './sessions.repository.js';
import { SessionNotFound } from './user.errors.js';
import { type MeResponse, type SessionResponse } from './users.dto.js';
import { Users } from './users.js';

/** What members read of themselves. */
@Injectable()
export class ReadAccount {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly sessions: SessionsRepository,
    private readonly grants: RoleGrantsRepository,
  ) {}

  /** @throws NoSuchMember (404) */
  async me(caller: Caller): Promise<MeResponse> {
    const { id, email, displayName, locale, termsVersion } = await this.users.verifiedMember(
      this.database,
      memberOf(caller),
    );
    const inEffect = await this.grants.inEffect(id);
    const roles = inEffect.map(({ role, since, now }) => ({
      role,
      since: since.toISOString(),
      mayApprove: isSeasoned(since, now),
    }));
    return { id, email, displayName, locale, termsVersion, roles };
  }

  async listSessions({ after, limit }: PageQuery, caller: Caller, current?: string): Promise<Page<SessionResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.sessions.listLive(memberOf(caller), before as string | undefined, limit + 1);
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      (session) => toSession(session, current),
    );
  }

  /** @throws SessionNotFound (404) when it is over, unknown, or somebody else's. */
  async session(id: string, caller: Caller, current?: string): Promise<SessionResponse> {
    const session = await this.sessions.findLive(memberOf(caller), id);
    if (!session) throw new SessionNotFound();
    return toSession(session, current);
  }
}

export const toSession = (session: SessionSummary, current?: string): SessionResponse => ({
  id: session.id,
  kind: session.kind,
  name: session.name,
  createdAt: session.createdAt.toISOString(),
  lastUsedAt: session.lastUsedAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  current: session.id === current,
});
