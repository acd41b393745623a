// Whatever the operation, input that cannot be stored or that could hurt is refused, and the place is named.
import fc from 'fast-check';
import { MalformedInput } from './frame.errors.js';
import { checkInput, inputLimits } from './input.rules.js';

const refusal = (input: unknown): { pointer: string; message: string } | undefined => {
  try {
    checkInput(input);
    return undefined;
  } catch (error) {
    if (!(error instanceof MalformedInput)) throw error;
    return error.errors?.[0];
  }
};

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

test.each([
  ['a NUL byte', { name: 'a\u0000b' }, '/name'],
  ['a high surrogate alone', { list: ['ok', '\ud800'] }, '/list/1'],
  ['a low surrogate alone', { a: { b: 'x\udc00' } }, '/a/b'],
  ['a NUL byte in a name', { a: { 'x\u0000': 1 } }, '/a'],
  ['__proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), '/a/__proto__'],
  ['constructor', { constructor: {} }, '/constructor'],
  ['a number beyond a double', JSON.parse('{"amount":1e400}'), '/amount'],
  ['a name with a slash', { 'a/b~c': '\u0000' }, '/a~1b~0c'],
  ['a bare text', '\u0000', ''],
])('refuses %s and points at it', (_what, input, pointer) => {
  expect(refusal(input)?.pointer).toBe(pointer);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['emoji and other pairs', { name: '🙂 Ægir — 日本' }],
  ['nesting at the limit', nested(inputLimits.depth)],
  ['a query without prototype', Object.assign(Object.create(null) as object, { limit: '5' })],
])('accepts %s', (_what, input) => {
  expect(refusal(input)).toBeUndefined();
});

test('refuses nesting beyond the limit, also a hundred thousand levels that would end the stack', () => {
  expect(refusal(nested(inputLimits.depth + 1))?.message).toContain('nested deeper');
  expect(refusal(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))?.message).toContain('nested deeper');
});

test('refuses more values than the limit', () => {
  expect(refusal(Array.from({ length: inputLimits.values + 1 }, () => 0))?.message).toContain('more than');
});

test('accepts any JSON of ordinary text and size', () => {
  const ordinary = fc
    .jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
    .filter((value) => !/__proto__|constructor|prototype|\\u0000/.test(JSON.stringify(value)));
  fc.assert(fc.property(ordinary, (value) => refusal(value) === undefined));
});
