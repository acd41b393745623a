import { Mailer, type OutgoingMail } from './mailer.js';

/** For development and tests: letters stay in the table `mails`, where /dev/mail shows them. */
export class KeptMailer extends Mailer {
  readonly batch = 1_000;

  send(_mail: OutgoingMail): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
