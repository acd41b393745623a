import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Attempts } from './attempts.js';
import { BootstrapOwner } from './bootstrap-owner.js';
import { MembersRepository } from './members.repository.js';
import { SignedLinks } from './signed-links.js';
import { ChallengeOver } from './user.errors.js';
import { networkOf, normaliseEmail } from './user.rules.js';

/**
 * Ends a registration: whoever opens the link of the mail has shown the address to be theirs. The password is the one
 * of the registration that this link belongs to; those that others started with the same address are void from here.
 * Adopts the guest of the address, and makes the operator's first owners.
 */
@Injectable()
export class VerifyEmail {
  private readonly firstOwners: ReadonlySet<string>;

  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly links: SignedLinks,
    private readonly attempts: Attempts,
    private readonly bootstrapOwner: BootstrapOwner,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.firstOwners = new Set(settings.BOOTSTRAP_OWNERS.map(normaliseEmail));
  }

  /** @throws ChallengeOver (422), TooManyRequests (429) */
  async execute({ token }: { readonly token: string }, caller: Caller): Promise<void> {
    await this.attempts.count('challengeByNetwork', networkOf(caller.ip));
    const challengeId = this.links.read('verify_email', token);
    if (!challengeId) throw new ChallengeOver();
    await this.database.inTransaction(async (tx) => {
      const used = await this.members.useChallenge(tx, challengeId, 'verify_email');
      if (!used) throw new ChallengeOver();
      await this.members.verify(tx, used);
      await this.members.adoptGuest(tx, used.userId);
      if (this.firstOwners.has(used.email)) await this.bootstrapOwner.execute(tx, used.userId, caller);
    });
  }
}
