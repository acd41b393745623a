import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  NestedField,
  NestedListField,
  PatternField,
  TextField,
  TextListField,
} from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';
import { CoverResponse } from './cover.dto.js';
import { LocationRequest } from './places/places.dto.js';

const category = [
  /^[a-z][a-z0-9-]{0,39}$/,
  'must be 1 to 40 lower-case letters, digits or dashes, such as repair',
] as const;
const tags = { optional: true, max: 10, each: { max: 40 } };
const place = { optional: true, min: 0, max: 120, description: 'Where the work is done, for people.' };

/** A story in one language. */
export class TextRequest {
  @TextField({ max: 120 })
  title!: string;

  @TextField({ max: 300 })
  summary!: string;

  @TextField({ max: 50_000, lines: true, description: 'Markdown.' })
  story!: string;
}

export class CreateProjectRequest {
  @ChoiceField(locales, { description: 'The language of `text`, to which other languages fall back.' })
  defaultLocale!: Locale;

  @NestedField(() => TextRequest)
  text!: TextRequest;

  @PatternField(...category)
  category!: string;

  @TextListField(tags)
  tags?: string[];

  @TextField(place)
  place?: string;

  @NestedField(() => LocationRequest, {
    optional: true,
    nullable: true,
    description: 'Where it lies. Left out with a place that can be only one, it is that one’s (`GET /v1/places`).',
  })
  location?: LocationRequest | null;
}

/** What is left out stays as it is. */
export class EditProjectRequest {
  @ChoiceField(locales, { optional: true, description: 'A language that has a text.' })
  defaultLocale?: Locale;

  @PatternField(category[0], category[1], { optional: true })
  category?: string;

  @TextListField(tags)
  tags?: string[];

  @TextField(place)
  place?: string;

  @NestedField(() => LocationRequest, {
    optional: true,
    nullable: true,
    description: 'Where it lies. Left out with a place that can be only one, it is that one’s (`GET /v1/places`).',
  })
  location?: LocationRequest | null;
}

export class InviteDeputyRequest {
  @EmailField({ description: 'Whoever takes over when the owner falls silent. They are asked by mail.' })
  email!: string;
}

export class ProjectTextResponse extends TextRequest {
  @ChoiceField(locales)
  locale!: Locale;
}

export class PersonResponse {
  @IdField()
  id!: string;

  @TextField({ max: 80 })
  displayName!: string;
}

export class RecipientNameResponse {
  @TextField({ max: 200, description: 'Who legally receives what is raised.' })
  legalName!: string;

  @TextField({ max: 2, description: 'ISO 3166-1 alpha-2.' })
  country!: string;
}

export class ProjectResponse {
  @IdField()
  id!: string;

  @TextField({ max: 80 })
  slug!: string;

  @PatternField(...category)
  category!: string;

  @TextListField(tags)
  tags!: string[];

  @TextField(place)
  place!: string;

  @NestedField(() => LocationRequest, { nullable: true, description: 'Null while it is on no map.' })
  location!: LocationRequest | null;

  @ChoiceField(locales)
  defaultLocale!: Locale;

  @NestedListField(() => ProjectTextResponse, { max: locales.length })
  texts!: ProjectTextResponse[];

  @NestedField(() => PersonResponse)
  owner!: PersonResponse;

  @NestedField(() => PersonResponse, { nullable: true })
  deputy!: PersonResponse | null;

  @NestedField(() => RecipientNameResponse, { nullable: true })
  recipient!: RecipientNameResponse | null;

  @NestedField(() => CoverResponse, { nullable: true })
  cover!: CoverResponse | null;

  @EmailField({ nullable: true, description: 'Who is invited to be deputy; shown to the owner only, else null.' })
  deputyInvited!: string | null;

  @InstantField({ nullable: true, description: 'Since when everybody may read it; null while it is private.' })
  publicSince!: string | null;

  @InstantField({ nullable: true, description: 'Since when everybody sees that a campaign of it is coming.' })
  announcedAt!: string | null;

  @InstantField()
  createdAt!: string;
}
