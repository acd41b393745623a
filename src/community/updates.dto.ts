import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  NestedField,
  NestedListField,
  TextField,
} from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';
import { type Audience, audiences } from './update.entity.js';

export class UpdateTextRequest {
  @TextField({ max: 120 })
  title!: string;

  @TextField({ max: 20_000, lines: true, description: 'Markdown; tags are shown as they were typed.' })
  body!: string;
}

export class UpdateTextResponse extends UpdateTextRequest {
  @ChoiceField(locales)
  locale!: Locale;
}

export class AudienceRequest {
  @ChoiceField(audiences, { description: 'Whom it is for; fixed once it is published.' })
  audience!: Audience;
}

export class WriteUpdateRequest extends AudienceRequest {
  @NestedField(() => UpdateTextResponse, { description: 'In its first language, to which other readers fall back.' })
  text!: UpdateTextResponse;
}

export class UpdateResponse extends AudienceRequest {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @ChoiceField(locales, { description: 'The language that it was first written in.' })
  defaultLocale!: Locale;

  @TextField({ max: 80 })
  authorName!: string;

  @FlagField({ description: 'Whether its texts are for backers only, and so not told here.' })
  isLocked!: boolean;

  @InstantField({ nullable: true, description: 'Null while it is a draft.' })
  publishedAt!: string | null;

  @InstantField({ nullable: true, description: 'When a text last changed after it was published.' })
  correctedAt!: string | null;

  @InstantField({
    nullable: true,
    description: 'Since when moderators hide it; only its people and staff see it then.',
  })
  hiddenAt!: string | null;

  @NestedListField(() => UpdateTextResponse, { max: locales.length })
  texts!: UpdateTextResponse[];
}

export class OldTextResponse extends UpdateTextResponse {
  @InstantField()
  replacedAt!: string;
}
