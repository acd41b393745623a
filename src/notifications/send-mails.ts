import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { letterHtml } from './letters/letter-html.js';
import { Mailer } from './mailer.js';
import { MailsRepository, type UnsentMail } from './mails.repository.js';
import { retryInMs } from './retry.rules.js';

/** Longer than a batch takes that times out again and again. */
const leaseMs = 10 * 60_000;

/**
 * Sends what is unsent, at least once: a letter whose sending is not recorded, because the process died or Postgres was
 * away, goes out again, under the same message id.
 */
@Injectable()
export class SendMails {
  private readonly logger = new Logger(SendMails.name);

  constructor(
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly mailer: Mailer,
  ) {}

  /** Returns when nothing is left that may be tried now. */
  async execute(): Promise<void> {
    const { batch } = this.mailer;
    for (;;) {
      const claimed = await this.database.inTransaction(async (tx) => {
        await this.mails.withholdRefused(tx);
        return this.mails.claimUnsent(tx, batch, leaseMs);
      });
      const sent: string[] = [];
      for (const mail of claimed) if (await this.send(mail)) sent.push(mail.id);
      if (sent.length > 0) await this.database.inTransaction((tx) => this.mails.markSent(tx, sent));
      if (claimed.length < batch) return;
    }
  }

  /** Tells whether it went out; if not, when to try again is written down. */
  private async send({ id, address, subject, body, locale, unsubscribeUrl, tries }: UnsentMail): Promise<boolean> {
    try {
      const html = letterHtml({ subject, body, locale });
      await this.mailer.send({ id, to: address, subject, text: body, html, unsubscribeUrl });
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      this.logger.warn({ message: `Mail ${id} was not accepted (try ${tries})`, cause: error });
      await this.database.inTransaction((tx) => this.mails.markFailed(tx, id, reason, retryInMs(tries)));
      return false;
    }
  }
}
