import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { CredentialInvalid } from './access.errors.js';
import { memberOf } from './end-sessions.js';
import { MembersRepository } from './members.repository.js';
import { SessionsRepository, type SessionSummary } from './sessions.repository.js';
import { hashToken, newToken } from './token.js';
import { TooManyTokens } from './user.errors.js';

const maxTokens = 20;

export interface CreateApiTokenInput {
  readonly name: string;
  readonly days: number;
  /** The session that asks; it must still hold when the token is written. */
  readonly sessionId: string;
}

/** Makes a token for a program that acts as this member. */
@Injectable()
export class CreateApiToken {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly sessions: SessionsRepository,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * The token is in the first answer only: a repeated request with the same Idempotency-Key gets the rest of it and
   * null, since no secret is stored.
   *
   * @throws TooManyTokens (409), CredentialInvalid (401) when the session was ended meanwhile.
   */
  async execute(
    { name, days, sessionId }: CreateApiTokenInput,
    caller: Caller,
  ): Promise<SessionSummary & { readonly token: string | null }> {
    const userId = memberOf(caller);
    const token = newToken('token');
    return this.database.inTransaction(async (tx) => {
      let isNew = false;
      const made = await this.idempotency.once(tx, caller, async () => {
        isNew = true;
        await this.members.lockAlone(tx, userId);
        if (!(await this.sessions.isLive(tx, sessionId))) throw new CredentialInvalid();
        if ((await this.sessions.countLiveTokens(tx, userId)) >= maxTokens) throw new TooManyTokens();
        return this.sessions.insert(tx, { userId, kind: 'token', name, tokenHash: hashToken(token), days });
      });
      return { ...made, token: isNew ? token : null };
    });
  }
}
