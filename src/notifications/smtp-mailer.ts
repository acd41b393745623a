import { createTransport } from 'nodemailer';
import { Mailer, type OutgoingMail } from './mailer.js';

const timeoutMs = 20_000;

/** Sends over SMTP, by few connections that are kept open. */
export class SmtpMailer extends Mailer {
  readonly batch = 20;
  private readonly transport;

  /** @param url SMTP_URL; @param from MAIL_FROM; @param host the host of PUBLIC_URL, for message ids */
  constructor(
    url: string,
    private readonly from: string,
    private readonly host: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  }

  async send({ id, to, subject, text }: OutgoingMail): Promise<void> {
    await this.transport.sendMail({
      from: this.from,
      // As an object, so that nothing in an address is read as a second one.
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${this.host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }
}
