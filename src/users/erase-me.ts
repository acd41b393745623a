import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Attempts } from './attempts.js';
import { memberOf } from './end-sessions.js';
import { PasswordWrong } from './factors/factor.errors.js';
import { Erasure, type Hindrance } from './erasure.js';
import { ErasuresRepository } from './erasures.repository.js';
import { Passwords } from './passwords.js';

/**
 * Deletes an account: at the member's own request, with the password, once nothing is open any more. The row stays, bare,
 * for the money and the decisions that refer to it; name, address, password, sessions, letters and free texts are gone,
 * and what the audit chain committed to can no longer be opened, while the chain stays valid.
 */
@Injectable()
export class EraseMe implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly erasure: Erasure,
    private readonly repository: ErasuresRepository,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.erasure.register({
      hindrances: async (tx, { ids, isOfAccount }) => [
        ...((await this.repository.hasRole(tx, ids)) ? (['role'] as const) : []),
        ...(isOfAccount ? (['account'] as const) : []),
      ],
      erase: async (tx, leaving) => {
        await this.audit.eraseTextsOf(tx, leaving.ids);
        await this.repository.empty(tx, leaving.ids);
      },
    });
  }

  /** What has to be done first. */
  hindrances(caller: Caller): Promise<Hindrance[]> {
    return this.database.inTransaction(async (tx) =>
      this.erasure.hindrancesOf(tx, await this.repository.lock(tx, memberOf(caller))),
    );
  }

  /** @throws PasswordWrong (422), ErasureHindered (409), TooManyRequests (429) */
  async execute({ password }: { readonly password: string }, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    const account = await this.repository.account(userId);
    if (!account) throw new PasswordWrong();
    await this.attempts.countSignIn(account.email, caller.ip);
    if (!(await this.passwords.matches(account.passwordHash, password))) throw new PasswordWrong();
    await this.database.inTransaction(async (tx) => {
      await this.erasure.execute(tx, await this.repository.lock(tx, userId), { caller, userId });
    });
    await this.attempts.forgetSignIn(account.email, caller.ip);
  }
}
