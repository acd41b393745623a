// A saved answer reads back exactly as it was given, bigints and instants included.
import fc from 'fast-check';
import { decodeAnswer, encodeAnswer } from './idempotency.rules.js';
import { canonical, requestHash } from './idempotency-claim.js';

const roundTrip = (value: unknown): unknown => decodeAnswer(JSON.parse(JSON.stringify(encodeAnswer(value))));

const answer = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bigint', '$date', '$$x')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

test('everything an answer may hold survives', () => {
  fc.assert(fc.property(answer, (value) => expect(roundTrip(value)).toEqual(value)));
});

test('no answer at all survives too', () => {
  expect(roundTrip(undefined)).toBeUndefined();
  expect(roundTrip({ a: undefined, b: [undefined] })).toEqual({ b: [undefined] });
});

test.each([[() => 1], [Symbol('x')], [new Map()], [new Set()], [NaN], [{ deep: [Infinity] }]])(
  '%p cannot be saved and says so at once',
  (value) => expect(() => encodeAnswer(value)).toThrow(TypeError),
);

test('the order of names and the spacing do not make another request; everything else does', () => {
  const hash = (method: string, url: string, body: string) =>
    requestHash(method, url, JSON.parse(body)).toString('hex');
  const first = hash('POST', '/v1/a', '{"a":1,"b":{"c":[1,2],"d":2}}');
  expect(hash('POST', '/v1/a', '{ "b": {"d":2, "c":[1,2]}, "a": 1 }')).toBe(first);
  expect(hash('PUT', '/v1/a', '{"a":1,"b":{"c":[1,2],"d":2}}')).not.toBe(first);
  expect(hash('POST', '/v1/b', '{"a":1,"b":{"c":[1,2],"d":2}}')).not.toBe(first);
  expect(hash('POST', '/v1/a', '{"a":1,"b":{"c":[2,1],"d":2}}')).not.toBe(first);
  expect(hash('POST', '/v1/a', '{"a":"1","b":{"c":[1,2],"d":2}}')).not.toBe(first);
  expect(canonical(undefined)).toBe('');
});
