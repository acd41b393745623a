import { ChoiceListField, SecretField } from '../platform/http/index.js';
import { type MailTopic, mailTopics } from './topic.rules.js';

const token = {
  max: 100,
  description: 'Of the link in the foot of a letter, for readers without an account.',
};

export class MailChoicesQuery {
  @SecretField(token)
  token!: string;
}

export class MailChoices {
  @ChoiceListField(mailTopics, { description: 'The letters that are switched off.' })
  refused!: MailTopic[];
}
