import { Mailer, type OutgoingMail } from './mailer.js';

const timeoutMs = 20_000;

/**
 * Sends over SMTP, by few connections that are kept open. What speaks SMTP is loaded with the first letter: a process
 * that only serves never sends one.
 */
export class SmtpMailer extends Mailer {
  readonly batch = 20;
  private transport: ReturnType<typeof openTransport> | undefined;

  /** @param url SMTP_URL; @param from MAIL_FROM; @param host the host of PUBLIC_URL, for message ids */
  constructor(
    private readonly url: string,
    private readonly from: string,
    private readonly host: string,
  ) {
    super();
  }

  async send({ id, to, subject, text, html, unsubscribeUrl }: OutgoingMail): Promise<void> {
    this.transport ??= openTransport(this.url);
    const transport = await this.transport;
    await transport.sendMail({
      from: this.from,
      // As an object, so that nothing in an address is read as a second one.
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${this.host}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl && {
          // As it is: folded or encoded, mail programs would not find the address in it.
          'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    });
  }

  async close(): Promise<void> {
    (await this.transport)?.close();
  }
}

async function openTransport(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
}

/** @throws what the mail server says against us, or that it is not there */
export async function canSendMail(url: string): Promise<void> {
  const transport = await openTransport(url);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
