import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { MalformedInput } from './frame.errors.js';
import { pointerPart } from './input.rules.js';
import { type FieldError } from './problem.js';

const untyped: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object, Buffer]);

/**
 * Checks bodies and queries against their DTO class: nothing is converted, an unknown field is refused by name, and
 * every wrong field is reported at once with its JSON pointer.
 *
 * @throws MalformedInput (400)
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || !metatype || untyped.has(metatype)) return value;
    // Where every field may be left out, so may the whole.
    const plain = value === undefined ? {} : value;
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
      throw new MalformedInput({ errors: [{ pointer: '', message: 'must be an object' }] });
    }
    const instance = plainToInstance(metatype as Type<object>, plain);
    const errors = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
    });
    if (errors.length > 0) throw new MalformedInput({ errors: errors.flatMap((error) => fieldErrors(error, '')) });
    return instance;
  }
}

/** The fields of a form that was read by hand, checked as the pipe checks a body. @throws MalformedInput */
export const checkBody = <T extends object>(type: Type<T>, fields: object): Promise<T> =>
  new ValidationPipe().transform({ ...fields }, { metatype: type, type: 'body' }) as Promise<T>;

/** One entry per wrong field, depth first. */
function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  // A class without fields has an error without a property: nothing at all may be sent to it.
  const pointer = error.property ? `${parent}/${pointerPart(error.property)}` : parent;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    message: plainMessages[rule] ?? message.replace(`${error.property} `, ''),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

const plainMessages: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a field of this operation',
  nestedValidation: 'must be an object, or a list of objects where a list is asked for',
  unknownValue: 'must be an object',
};
