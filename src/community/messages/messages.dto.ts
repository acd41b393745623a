import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  NestedListField,
  TextField,
} from '../../platform/http/index.js';
import { type Locale, locales } from '../../users/index.js';
import { type MessageAudience, messageAudiences } from './backer-message.entity.js';

const mostRecipients = 2_147_483_647;

export class MessageTextRequest {
  @ChoiceField(locales)
  locale!: Locale;

  @TextField({ max: 120 })
  subject!: string;

  @TextField({ max: 5_000, lines: true, description: 'Plain text.' })
  body!: string;
}

/** Whom a message is for, in the address of a question. */
export class MessageAudienceQuery {
  @ChoiceField(messageAudiences, {
    description: 'All whose pledge holds, those with one reward, or those whose charge has not succeeded.',
  })
  audience!: MessageAudience;

  @IdField({ optional: true, description: 'With the audience `reward`, and only then.' })
  rewardId?: string;
}

export class SendMessageRequest extends MessageAudienceQuery {
  @NestedListField(() => MessageTextRequest, {
    min: 1,
    max: locales.length,
    description: 'In each language once; the first is the one to which other readers fall back.',
  })
  texts!: MessageTextRequest[];
}

export class RecipientsResponse {
  @IntegerField({ min: 0, max: mostRecipients, description: 'People, each once.' })
  recipients!: number;
}

export class MessageResponse {
  @IdField()
  id!: string;

  @ChoiceField(messageAudiences)
  audience!: MessageAudience;

  @IdField({ nullable: true })
  rewardId!: string | null;

  @TextField({ max: 120, nullable: true })
  rewardTitle!: string | null;

  @TextField({ max: 80 })
  authorName!: string;

  @IntegerField({ min: 1, max: mostRecipients, description: 'To how many people it went.' })
  recipients!: number;

  @InstantField()
  sentAt!: string;

  @ChoiceField(locales, { description: 'The language that it was first written in.' })
  defaultLocale!: Locale;

  @NestedListField(() => MessageTextRequest, { max: locales.length })
  texts!: MessageTextRequest[];
}
