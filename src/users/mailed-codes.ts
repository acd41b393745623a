import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Attempts } from './attempts.js';
import { plainCode } from './factors/totp.rules.js';
import { codeFrom } from './mailed-code.rules.js';
import { MailedCodeWrong } from './mailed-code.errors.js';
import { type CodeOccasion, MailedCodesRepository } from './mailed-codes.repository.js';
import { MembersRepository } from './members.repository.js';

/** For how long a code is good, in real time. */
const openForMinutes = 10;

/**
 * Codes of six digits by which somebody shows that they read an address now. A code is good once, for ten minutes and
 * five tries, and for one thing. Like the tokens of links it is computed from APP_SECRET and stored nowhere.
 */
@Injectable()
export class MailedCodes {
  private readonly key: Buffer;

  constructor(
    private readonly codes: MailedCodesRepository,
    private readonly members: MembersRepository,
    private readonly attempts: Attempts,
    @Inject(SETTINGS) settings: Pick<Settings, 'APP_SECRET'>,
  ) {
    this.key = createHmac('sha256', settings.APP_SECRET).update('tally mailed codes 1').digest();
  }

  /** Counts that one more is asked for, before it is made: a mailbox is not filled. @throws TooManyRequests (429, Retry-After) */
  async countAsked({ aboutId }: CodeOccasion): Promise<void> {
    await this.attempts.count('mailedCodeAsked', aboutId);
  }

  /** Makes a new code, in place of the one before; answers the id by which its mail is written. */
  make(tx: Tx, occasion: CodeOccasion): Promise<string> {
    return this.codes.insert(tx, occasion, openForMinutes);
  }

  /** What the mail says; undefined when the code is over by now. */
  async mailOf(id: string): Promise<{ code: string; expiresAt: Date } | undefined> {
    const expiresAt = await this.codes.expiryOf(id);
    return expiresAt && { code: this.codeOf(id), expiresAt };
  }

  /**
   * The open code that was typed, which `use` has to use up. The try is counted before the code is looked at, so that
   * parallel guesses cannot pass the limit together.
   *
   * @throws MailedCodeWrong
   */
  async find(occasion: CodeOccasion, typed: string): Promise<string> {
    const id = await this.codes.newestOpen(occasion);
    if (!id || !(await this.attempts.isAllowed('mailedCode', id))) throw new MailedCodeWrong();
    const given = createHmac('sha256', this.key).update(plainCode(typed)).digest();
    const wanted = createHmac('sha256', this.key).update(this.codeOf(id)).digest();
    if (!timingSafeEqual(given, wanted)) throw new MailedCodeWrong();
    return id;
  }

  /** Of two requests with one code, one finds it used. @throws MailedCodeWrong */
  async use(tx: Tx, id: string): Promise<void> {
    if (!(await this.members.useChallenge(tx, id, 'pledge_code'))) throw new MailedCodeWrong();
  }

  private codeOf(id: string): string {
    return codeFrom(createHmac('sha256', this.key).update(`code\n${id}`).digest());
  }
}
