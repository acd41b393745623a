import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, Unauthenticated } from '../platform/http/index.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionNotFound } from './user.errors.js';

/** Ends one's own sessions and API tokens: no process accepts them from the commit on. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
  ) {}

  /** @throws SessionNotFound (404) when it is over, unknown, or somebody else's. */
  async execute(id: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    const ended = await this.database.inTransaction((tx) => this.sessions.revoke(tx, userId, id));
    if (!ended) throw new SessionNotFound();
  }

  /** Ends all of them, this one too. */
  async all(caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction((tx) => this.sessions.revokeAll(tx, userId));
  }
}

/** The guard lets only members through; this says so to the compiler. */
export function memberOf({ userId }: Caller): string {
  if (userId === null) throw new Unauthenticated();
  return userId;
}
