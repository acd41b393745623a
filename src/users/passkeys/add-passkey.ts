import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { SecondFactors } from '../factors/second-factors.js';
import { MembersRepository } from '../members.repository.js';
import { PasskeyRefused, TooManyPasskeys } from './passkey.errors.js';
import { maxPasskeys, PasskeyChallenges, type SignedChallenge } from './passkey-challenges.js';
import { readMade } from './passkey.rules.js';
import { PasskeysRepository, type PasskeySummary } from './passkeys.repository.js';
import { WebAuthn } from './webauthn.js';

export interface AddPasskeyInput extends SignedChallenge {
  /** What its owner will recognise it by. */
  readonly name: string;
  readonly sessionId: string;
}

export type AddedPasskey = PasskeySummary & {
  /** Shown once, to those for whom this is the first second factor; null for others, who have theirs. */
  readonly recoveryCodes: readonly string[] | null;
};

/** Adds a passkey. The first second factor ends all other sessions, which were opened without. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly secondFactors: SecondFactors,
    private readonly webAuthn: WebAuthn,
  ) {}

  /** @throws PasskeyRefused (422), PasskeyKnown, TooManyPasskeys (409) */
  async execute(input: AddPasskeyInput, caller: Caller): Promise<AddedPasskey> {
    const userId = memberOf(caller);
    const credential = readMade(input.credential);
    const challenge = await this.challenges.take(input.challengeId, userId);
    if (!credential) throw new PasskeyRefused();
    return this.database.inTransaction(async (tx) => {
      await this.members.lockAlone(tx, userId);
      if ((await this.passkeys.credentialIds(tx, userId)).length >= maxPasskeys) throw new TooManyPasskeys();
      const isFirst = !(await this.secondFactors.hasAny(tx, userId));
      const verified = await this.webAuthn.verifyMade(credential, challenge);
      const { transports = [] } = credential.response;
      const made = await this.passkeys.insert(tx, { userId, name: input.name, transports, ...verified });
      const added = { userId, change: 'passkey-added', isFirst, sessionId: input.sessionId } as const;
      return { ...made, recoveryCodes: await this.secondFactors.added(tx, added, caller) };
    });
  }
}
