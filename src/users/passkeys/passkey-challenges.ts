import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Attempts } from '../attempts.js';
import { memberOf } from '../end-sessions.js';
import { networkOf } from '../user.rules.js';
import { Users } from '../users.js';
import { PasskeyRefused, TooManyPasskeys } from './passkey.errors.js';
import { readUsed } from './passkey.rules.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { WebAuthn } from './webauthn.js';

export const maxPasskeys = 10;

export interface AskedChallenge {
  readonly challengeId: string;
  /** JSON for the browser: what it gives to `navigator.credentials`. */
  readonly options: string;
}

/** What a browser sends of a passkey that has signed. */
export interface SignedChallenge {
  readonly challengeId: string;
  /** `JSON.stringify(credential)`. */
  readonly credential: string;
}

/** Gives out challenges for passkeys, each good once and for five minutes, and verifies what came back. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly passkeys: PasskeysRepository,
    private readonly webAuthn: WebAuthn,
    private readonly attempts: Attempts,
  ) {}

  /** To make a passkey for the caller. @throws TooManyPasskeys (409) */
  async toMake(caller: Caller): Promise<AskedChallenge> {
    const userId = memberOf(caller);
    const person = await this.users.verifiedMember(this.database, userId);
    const known = await this.passkeys.credentialIds(this.database, userId);
    if (known.length >= maxPasskeys) throw new TooManyPasskeys();
    const challenge = randomBytes(32);
    const challengeId = await this.database.inTransaction((tx) => this.passkeys.challenge(tx, userId, challenge));
    return { challengeId, options: await this.webAuthn.toMake(challenge, person, known) };
  }

  /** To sign in, or to show again who one is. @throws TooManyRequests (429) */
  async toUse(caller: Caller): Promise<AskedChallenge> {
    await this.attempts.count('challengeByNetwork', networkOf(caller.ip));
    const challenge = randomBytes(32);
    const challengeId = await this.database.inTransaction((tx) => this.passkeys.challenge(tx, null, challenge));
    return { challengeId, options: await this.webAuthn.toUse(challenge) };
  }

  /**
   * Uses a challenge up, in a transaction of its own: whatever comes of what was signed, it is signed once.
   *
   * @throws PasskeyRefused (422)
   */
  async take(challengeId: string, userId: string | null): Promise<Buffer> {
    const taken = await this.database.inTransaction((tx) => this.passkeys.takeChallenge(tx, challengeId, userId));
    if (!taken) throw new PasskeyRefused();
    return taken;
  }

  /** Whose passkey has signed the challenge. @throws PasskeyRefused (422) */
  async ownerOf(tx: Tx, text: string, challenge: Buffer): Promise<string> {
    const credential = readUsed(text);
    if (!credential) throw new PasskeyRefused();
    const stored = await this.passkeys.lock(tx, Buffer.from(credential.id, 'base64url'));
    if (!stored) throw new PasskeyRefused();
    const counter = await this.webAuthn.verifyUsed(credential, challenge, stored);
    await this.passkeys.noteUse(tx, stored.id, counter);
    return stored.userId;
  }
}
