import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Attempts } from './attempts.js';
import { evenTimeMs, inEvenTime } from './even-time.js';
import { MembersRepository, type Registration } from './members.repository.js';
import { Passwords } from './passwords.js';
import { userChallenged, userRegisteredAgain } from './user.events.js';
import { assertCurrentTerms, assertStrong } from './registration.rules.js';
import { type Locale, networkOf, normaliseEmail } from './user.rules.js';

/** How long the link in the mail answers, in minutes. */
const openForMinutes = 48 * 60;

export interface RegisterInput {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale: Locale;
  /** The version of the terms that were shown. */
  readonly acceptTerms: string;
}

/**
 * Begins a registration. The answer is the same, in the same time, whether the address is new, waits for verification
 * or is a member's; only the mail differs. The chosen password waits in the challenge and counts once its link is
 * opened. No Idempotency-Key: the saved hash of the request would help whoever wants to guess the password.
 */
@Injectable()
export class RegisterUser {
  private readonly evenTimeMs: number;

  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.evenTimeMs = evenTimeMs(settings);
  }

  /** @throws TermsOutdated, PasswordWeak (422), TooManyRequests (429) */
  async execute(input: RegisterInput, caller: Caller): Promise<void> {
    const email = normaliseEmail(input.email);
    assertCurrentTerms(input.acceptTerms);
    assertStrong(input.password, email);
    await this.attempts.count('registrationByNetwork', networkOf(caller.ip));
    await inEvenTime(this.evenTimeMs, async () => {
      const passwordHash = await this.passwords.hash(input.password);
      const mayMail = await this.attempts.isAllowed('mailByAddress', email);
      const { displayName, locale, acceptTerms: termsVersion } = input;
      if (mayMail) await this.register({ email, passwordHash, displayName, locale, termsVersion });
    });
  }

  private async register(registration: Registration): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { id: userId, isVerified } = await this.members.lockOrCreate(tx, registration);
      if (isVerified) {
        await this.outbox.emit(tx, [userRegisteredAgain({ userId })]);
        return;
      }
      const challengeId = await this.members.challenge(tx, userId, 'verify_email', openForMinutes, registration);
      await this.outbox.emit(tx, [userChallenged({ challengeId, purpose: 'verify_email' })]);
    });
  }
}
