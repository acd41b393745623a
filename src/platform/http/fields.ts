import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { maxChargeAmount } from '../../money/index.js';
import * as rules from './fields.rules.js';
import { noteForOpenApi } from './openapi-notes.js';

/**
 * The fields of request and response classes. Each decorator validates without converting (`"25"` is no number) and
 * describes the field in OpenAPI. A field is required unless it is `optional` (may be left out) or `nullable`.
 */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

type Api = Readonly<Record<string, unknown>>;

function field(options: FieldOptions, api: Api, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  const described = { ...api, description, example, required: !optional, nullable } as ApiPropertyOptions;
  return applyDecorators(
    (target: object, name: string | symbol) =>
      noteForOpenApi((swagger) => swagger.ApiProperty(described)(target, name)),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...(nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...checks,
  );
}

const must = (check: rules.Check): PropertyDecorator =>
  ValidateBy({
    name: 'field',
    validator: {
      validate: (value) => check(value) === undefined,
      defaultMessage: (context) => check(context?.value) ?? '',
    },
  });

const changed = (change: (text: string) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? change(value) : value));

/** A UUID. */
export const IdField = (options: FieldOptions = {}) => field(options, { type: String, format: 'uuid' }, must(rules.id));

/** A list of UUIDs. */
export const IdListField = (options: FieldOptions & { readonly max: number }) =>
  field(options, { type: [String], format: 'uuid', maxItems: options.max }, must(rules.list(options, rules.id)));

/** A JSON number without fraction, both ends included. */
export const IntegerField = (options: FieldOptions & { readonly min: number; readonly max: number }) =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    must(rules.integer(options.min, options.max)),
  );

/** A JSON number, with a fraction or without, both ends included. */
export const NumberField = (options: FieldOptions & { readonly min: number; readonly max: number }) =>
  field(
    options,
    { type: 'number', minimum: options.min, maximum: options.max },
    must(rules.number(options.min, options.max)),
  );

/** A rate in basis points, 0 to 10 000. */
export const BasisPointsField = (options: FieldOptions = {}) => IntegerField({ ...options, min: 0, max: 10_000 });

/** `true` or `false`. */
export const FlagField = (options: FieldOptions = {}) => field(options, { type: Boolean }, must(rules.flag));

/** One of the given words. */
export const ChoiceField = (values: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...values] }, must(rules.choice(values)));

/** Some of the given words, each at most once. */
export const ChoiceListField = (values: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...values], isArray: true, uniqueItems: true }, must(rules.choices(values)));

/** Text without control characters and card numbers, trimmed, in Unicode's composed form; `max` in characters. */
export const TextField = (options: FieldOptions & rules.TextLimits) =>
  field(
    options,
    { type: String, minLength: options.min ?? 1, maxLength: options.max },
    changed((text) => text.normalize('NFC').trim()),
    must(rules.text(options)),
  );

/** A list of short texts. */
export const TextListField = (options: FieldOptions & { readonly max: number; readonly each: rules.TextLimits }) =>
  field(options, { type: [String], maxItems: options.max }, must(rules.list(options, rules.text(options.each))));

/** Any text, exactly as it was sent; only its length is checked. For what we gave out ourselves, such as cursors. */
export const OpaqueField = (options: FieldOptions & { readonly min?: number; readonly max: number }, format?: string) =>
  field(
    options,
    { type: String, format, minLength: options.min ?? 1, maxLength: options.max },
    must((value) =>
      typeof value === 'string' && value.length >= (options.min ?? 1) && value.length <= options.max
        ? undefined
        : `must have ${options.min ?? 1} to ${options.max} characters`,
    ),
  );

/** A password, token or code: as `OpaqueField`, and shown as a secret in the docs. */
export const SecretField = (options: FieldOptions & { readonly min?: number; readonly max: number }) =>
  OpaqueField(options, 'password');

/** A text of a form of its own; `words` follow the field's name: 'must be a slug such as my-project'. */
export const PatternField = (pattern: RegExp, words: string, options: FieldOptions = {}) =>
  field(options, { type: String, pattern: pattern.source }, must(rules.matching(pattern, words)));

export const EmailField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'email', maxLength: 254 }, must(rules.email));

/** An http(s) address without credentials. */
export const UrlField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'uri', maxLength: 2048 }, must(rules.url));

/** ISO 8601 with an offset, as text: `new Date(dto.deadline)` in the use case. */
export const InstantField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date-time' }, must(rules.instant));

/** A calendar day, `YYYY-MM-DD`. */
export const DayField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date' }, must(rules.day));

/** An IANA time zone. */
export const TimeZoneField = (options: FieldOptions = {}) =>
  field(options, { type: String, example: 'Europe/Brussels' }, must(rules.timeZone));

/** An ISO 4217 code. */
export const CurrencyField = (options: FieldOptions = {}) =>
  field(options, { type: String, example: 'EUR', minLength: 3, maxLength: 3 }, must(rules.currency));

// `type: () => type()` and not `type`: Swagger knows a class that is named later by the function's name, which is `type`.

/** An object of a class with fields of its own. */
export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type: () => type() }, Type(type), must(rules.object), ValidateNested());

/** A list of objects of a class with fields of its own. */
export const NestedListField = (
  type: () => new () => object,
  options: FieldOptions & { readonly min?: number; readonly max: number },
) =>
  field(
    options,
    { type: () => type(), isArray: true, minItems: options.min ?? 0, maxItems: options.max },
    Type(type),
    must(rules.list(options, rules.object)),
    ValidateNested({ each: true }),
  );

const moneyClasses = new Map<string, new () => object>();

/** One class per range, since the range is checked field by field so that the pointer names `/amount/amount`. */
function moneyClass(min: number, max: number): new () => object {
  const name = min === 1 && max === Number(maxChargeAmount) ? 'Money' : `MoneyFrom${min}To${max}`;
  const known = moneyClasses.get(name);
  if (known) return known;
  const made = { [name]: class {} }[name] as new () => object;
  const fields = made.prototype as object;
  IntegerField({ min, max, description: 'Minor units of the currency.', example: 2500 })(fields, 'amount');
  CurrencyField()(fields, 'currency');
  moneyClasses.set(name, made);
  return made;
}

/** `{ "amount": 2500, "currency": "EUR" }`, 1 to 99 999 999 minor units unless told. Type it `MoneyJson`. */
export const MoneyField = (options: FieldOptions & { readonly min?: number; readonly max?: number } = {}) => {
  const type = moneyClass(options.min ?? 1, options.max ?? Number(maxChargeAmount));
  return NestedField(() => type, options);
};

/** A whole number in a query, where everything is text: parsed here, explicitly. */
export const QueryIntegerField = (options: FieldOptions & { readonly min: number; readonly max: number }) =>
  applyDecorators(
    changed((text) => (/^(0|-?[1-9]\d{0,15})$/.test(text) ? Number(text) : text)),
    IntegerField(options),
  ) as PropertyDecorator;
