import { ChoiceField, EmailField, IdField, InstantField, SecretField, TextField } from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';

export class AskToFollowRequest {
  @EmailField({ description: 'Where letters go once whoever reads it has confirmed.' })
  email!: string;

  @ChoiceField(locales, { description: 'The language of the letters.' })
  locale!: Locale;
}

export class FollowLinkRequest {
  @SecretField({ max: 200, description: 'From the link in the letter.' })
  token!: string;
}

export class FollowedProjectResponse {
  @IdField()
  projectId!: string;

  @TextField({ max: 80 })
  slug!: string;

  @ChoiceField(locales, { description: 'The language of title and summary.' })
  locale!: Locale;

  @TextField({ max: 120 })
  title!: string;

  @TextField({ max: 300 })
  summary!: string;

  @InstantField()
  followedAt!: string;
}
