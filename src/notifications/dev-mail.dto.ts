import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  PageQuery,
  TextField,
  UrlField,
} from '../platform/http/index.js';
import { locales } from '../users/index.js';
import { type KeptMail } from './mails.repository.js';

/** `GET /dev/mail.json`. */
export class MailQuery extends PageQuery {
  @EmailField({ optional: true, description: 'Only what was written to this address.' })
  to?: string;
}

/** A letter as it was written. */
export class MailResponse {
  @IdField()
  id!: string;

  @EmailField()
  to!: string;

  @TextField({ max: 50, description: 'Which letter it is.', example: 'verifyEmail' })
  kind!: string;

  @ChoiceField(locales)
  locale!: string;

  @IdField({ nullable: true, description: 'The pledge, campaign, payout, grant or challenge that it is about.' })
  aboutId!: string | null;

  @TextField({ max: 200 })
  subject!: string;

  @TextField({ max: 20_000, lines: true, description: 'Plain text.' })
  body!: string;

  @UrlField({ nullable: true, description: 'The `List-Unsubscribe` of the letter, if it has one.' })
  unsubscribeUrl!: string | null;

  @InstantField({ description: 'Business time.' })
  writtenAt!: string;

  @InstantField({ nullable: true, description: 'Real time; null until it was sent.' })
  sentAt!: string | null;
}

export const toMail = (mail: KeptMail): MailResponse => ({
  ...mail,
  writtenAt: mail.writtenAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
});
