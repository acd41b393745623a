import { invalidParameter } from '../protocol/api-error.js';
import { type Given, parameter, type Parameter, readParameters, type Shape } from './parameter.js';

/** A text of 1 to `longest` characters. */
export function text(longest = 5000): Parameter<string, false> {
  return parameter((value, name) => {
    if (value === '' || value === null) throw cannotBeUnset(name);
    if (typeof value !== 'string')
      throw invalidParameter('parameter_invalid_string', `Invalid string: ${show(value)}`, name);
    if (value.length > longest) {
      throw invalidParameter(undefined, `Invalid ${name}; must be at most ${longest} characters.`, name);
    }
    return value;
  });
}

export function integer(least = -Infinity, most = Infinity): Parameter<number, false> {
  return parameter((value, name) => {
    if (value === '' || value === null) throw cannotBeUnset(name);
    const number = typeof value === 'number' ? value : Number(/^-?\d{1,16}$/.test(show(value)) ? value : NaN);
    if (!Number.isSafeInteger(number))
      throw invalidParameter('parameter_invalid_integer', `Invalid integer: ${show(value)}`, name);
    if (number < least || number > most) {
      throw invalidParameter('parameter_invalid_integer', `This value must be between ${least} and ${most}.`, name);
    }
    return number;
  });
}

export function flag(): Parameter<boolean, false> {
  return parameter((value, name) => {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw invalidParameter('parameter_invalid_boolean', `Invalid boolean: ${show(value)}`, name);
  });
}

export function oneOf<const V extends string>(...values: readonly V[]): Parameter<V, false> {
  return parameter((value, name) => {
    const found = values.find((each) => each === value);
    if (found === undefined) {
      throw invalidParameter(undefined, `Invalid ${name}: must be one of ${values.join(', ')}`, name);
    }
    return found;
  });
}

export function record<S extends Shape>(shape: S): Parameter<Given<S>, false> {
  return parameter((value, name) => {
    if (!isTree(value)) throw invalidParameter('parameter_invalid_object', `Invalid object`, name);
    return readParameters(shape, value, name);
  });
}

/** A list comes from a form as a tree with the keys 0, 1, 2, and from JSON as an array. */
export function listOf<T>(inner: Parameter<T>, longest = 100): Parameter<T[], false> {
  return parameter((value, name) => {
    if (value === '') return [];
    if (typeof value !== 'object' || value === null)
      throw invalidParameter('parameter_invalid_array', 'Invalid array', name);
    const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (items.length > longest) throw invalidParameter(undefined, `Array too long: ${name}`, name);
    return items.map((item, index) => inner.read(item, `${name}[${index}]`));
  });
}

export function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cannotBeUnset(name: string): Error {
  const message = `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;
  return invalidParameter('parameter_invalid_empty', message, name);
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : typeof value;
}
