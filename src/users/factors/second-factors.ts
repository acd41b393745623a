import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Attempts } from '../attempts.js';
import { type Asked } from '../person.js';
import { SecondFactorWrong } from './factor.errors.js';
import { FactorSecrets } from './factor-secrets.js';
import { FactorsRepository } from './factors.repository.js';
import { SessionsRepository } from '../sessions.repository.js';
import { type FactorChange, secondFactorChanged } from '../user.events.js';
import { plainCode, stepOfCode } from './totp.rules.js';

const recoveryCodes = 10;

interface NewFactor {
  readonly userId: string;
  readonly change: FactorChange;
  /** Whether its owner had none before. */
  readonly isFirst: boolean;
  /** The session that adds it, and stays. */
  readonly sessionId: string;
}

/** Whether a person has a second factor, and whether what they typed is one of its codes. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly factors: FactorsRepository,
    private readonly secrets: FactorSecrets,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly sessions: SessionsRepository,
  ) {}

  hasAny(on: Asked, userId: string): Promise<boolean> {
    return this.factors.hasAny(on, userId);
  }

  /**
   * Counts one more try, before anything is looked at, so that parallel guesses cannot pass the limit together.
   *
   * @throws TooManyRequests (429, Retry-After)
   */
  async countTry(userId: string): Promise<void> {
    await this.attempts.count('secondFactor', userId);
    await this.attempts.count('secondFactorByDay', userId);
  }

  /** The person has shown who they are: what was tried before is forgotten. */
  async forgetTries(userId: string): Promise<void> {
    await this.attempts.forget('secondFactor', userId);
    await this.attempts.forget('secondFactorByDay', userId);
  }

  /** Uses up a code of the app or a recovery code. @throws SecondFactorWrong (422) */
  async useCode(tx: Tx, userId: string, typed: string, caller: Caller): Promise<void> {
    const code = plainCode(typed);
    if (/^\d{6}$/.test(code)) {
      if (!(await this.useAppCode(tx, userId, code))) throw new SecondFactorWrong();
      return;
    }
    const hash = this.secrets.hashRecoveryCode(userId, code);
    if (!(await this.factors.useRecoveryCode(tx, userId, hash))) throw new SecondFactorWrong();
    await this.note(tx, userId, 'recovery-code-used', caller);
  }

  /** Also of an app that is not confirmed yet, where `isNew`: its first code confirms it. */
  async useAppCode(tx: Tx, userId: string, code: string, { isNew = false } = {}): Promise<boolean> {
    const totp = await this.factors.lockTotp(tx, userId);
    if (!totp || totp.isConfirmed === isNew) return false;
    const step = stepOfCode(this.secrets.open(userId, totp.secret), code, totp.now);
    if (step === undefined || step <= totp.lastStep) return false;
    await this.factors.useStep(tx, userId, step);
    return true;
  }

  /** New recovery codes in place of all older ones; seen once, stored only as hashes. */
  async giveRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodes }, () => this.secrets.newRecoveryCode());
    const hashes = codes.map((code) => this.secrets.hashRecoveryCode(userId, code));
    await this.factors.replaceRecoveryCodes(tx, userId, hashes);
    return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
  }

  /**
   * What follows from a new second factor. The first one ends all other sessions, which were opened without, and comes
   * with recovery codes; whoever had one before has theirs, and gets null.
   */
  async added(tx: Tx, { userId, change, isFirst, sessionId }: NewFactor, caller: Caller): Promise<string[] | null> {
    await this.note(tx, userId, change, caller);
    if (!isFirst) return null;
    await this.sessions.revokeOthers(tx, userId, sessionId);
    return this.giveRecoveryCodes(tx, userId);
  }

  /** Recovery codes stand for a second factor: without one there is nothing that they could open. */
  async forgetUnneeded(tx: Tx, userId: string): Promise<void> {
    if (!(await this.factors.hasAny(tx, userId))) await this.factors.replaceRecoveryCodes(tx, userId, []);
  }

  /** Writes down what changed about somebody's second factors, and has them told: if it was not them, it matters now. */
  async note(tx: Tx, userId: string, change: FactorChange, caller: Caller): Promise<void> {
    const who = { ...caller, userId };
    await this.audit.record(tx, [
      { caller: who, action: `second-factor.${change}`, subject: 'user', subjectId: userId },
    ]);
    await this.outbox.emit(tx, [secondFactorChanged({ changeId: randomUUID(), userId, change })]);
  }
}
