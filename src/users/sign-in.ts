import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Attempts } from './attempts.js';
import { SecondFactorRequired } from './factors/factor.errors.js';
import { MembersRepository } from './members.repository.js';
import { OpenSession, type SignedIn } from './open-session.js';
import { Passwords } from './passwords.js';
import { SignInFailed } from './user.errors.js';
import { normaliseEmail } from './user.rules.js';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** What the person will recognise the session by: their browser's name. */
  readonly name: string;
  /** The session that this browser had before; it ends, as every sign-in begins a new one. */
  readonly previous: string | undefined;
}

/**
 * Begins a session. Unknown addresses, unverified ones and wrong passwords get the same answer after the same work.
 * Every attempt counts before the password is looked at, so that parallel guesses cannot pass the limit together; a
 * right one frees the address again. No Idempotency-Key: the answer is a secret, which is stored nowhere.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws SignInFailed, SecondFactorRequired with the `pending` sign-in (401), TooManyRequests (429) */
  async execute({ email: given, password, name, previous }: SignInInput, caller: Caller): Promise<SignedIn> {
    const email = normaliseEmail(given);
    await this.attempts.countSignIn(email, caller.ip);
    const account = await this.members.findAccount(email);
    const isRight = await this.passwords.matches(account?.passwordHash, password);
    if (!account || !isRight) throw new SignInFailed();

    const { id: userId } = account;
    const begun = await this.database.inTransaction(async (tx) => {
      // A password that was changed while it was compared must not open a session after all others were ended.
      if (!(await this.members.lockPassword(tx, account))) throw new SignInFailed();
      return this.openSession.afterFirstStep(tx, { userId, name, previous, isProven: true });
    });
    await this.attempts.forgetSignIn(email, caller.ip);
    if (typeof begun === 'string') throw new SecondFactorRequired({ extra: { pending: begun } });
    return begun;
  }
}
