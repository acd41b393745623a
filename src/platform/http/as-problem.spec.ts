// Every error has one answer: what we know is told as it is, what is busy or down asks to come back, the rest is a bare 500.
import { ForbiddenException, HttpException, NotFoundException } from '@nestjs/common';
import { asProblem } from './as-problem.js';
import { problem, problemDetails, problemStatus, titleOf } from './problem.js';

const postgres = (code: string) => Object.assign(new Error('told by Postgres'), { code });

const table: [string, unknown, number, string][] = [
  ['a lock wait', postgres('55P03'), 503, 'busy'],
  ['a serialization failure after three tries', postgres('40001'), 503, 'busy'],
  ['a deadlock after three tries', postgres('40P01'), 503, 'busy'],
  ['a statement timeout', postgres('57014'), 503, 'busy'],
  ['Postgres shutting down', postgres('57P01'), 503, 'temporarily-unavailable'],
  ['Postgres crashed', postgres('57P02'), 503, 'temporarily-unavailable'],
  ['Postgres starting', postgres('57P03'), 503, 'temporarily-unavailable'],
  ['a full disk', postgres('53100'), 503, 'temporarily-unavailable'],
  ['too many connections', postgres('53300'), 503, 'temporarily-unavailable'],
  ['a broken connection', postgres('08006'), 503, 'temporarily-unavailable'],
  ['nobody listening', postgres('ECONNREFUSED'), 503, 'temporarily-unavailable'],
  ['an exhausted pool', new Error('timeout exceeded when trying to connect'), 503, 'temporarily-unavailable'],
  ['a connection that ended', new Error('Connection terminated unexpectedly'), 503, 'temporarily-unavailable'],
  ['a unique violation nobody caught', postgres('23505'), 500, 'internal-error'],
  ['a check violation nobody caught', postgres('23514'), 500, 'internal-error'],
  ['a bug', new TypeError('x is not a function'), 500, 'internal-error'],
  ['something that is no error', 'oops', 500, 'internal-error'],
  ['nothing at all', undefined, 500, 'internal-error'],
  ["Nest's not found", new NotFoundException(), 404, 'route-not-found'],
  ["Nest's forbidden", new ForbiddenException(), 403, 'forbidden'],
  ['a status without a problem of its own', new HttpException('teapot', 418), 400, 'bad-request'],
  ['a body that is too large', Object.assign(new Error('x'), { statusCode: 413 }), 413, 'body-too-large'],
];

test.each(table)('%s', (_what, error, status, code) => {
  const answer = asProblem(error);
  expect([problemStatus[answer.kind], answer.code]).toEqual([status, code]);
  expect(answer.retryAfterSeconds !== undefined).toBe(status === 503);
});

test('an unforeseen error shows nothing of itself', () => {
  const told = problemDetails(asProblem(new Error('insert into users (email) values ($1)')), 'request-1');
  expect(JSON.stringify(told)).not.toMatch(/insert|users|stack|at /);
});

test('a module declares a problem as a class with a kind, and its members reach the answer', () => {
  class KettleIsCold extends problem('conflict', 'kettle-is-cold', 'The kettle is cold.') {}
  const thrown = new KettleIsCold({ detail: 'The kettle has 12 °C.', extra: { celsius: 12, status: 200 } });
  expect(asProblem(thrown)).toBe(thrown);
  expect(thrown).toMatchObject({ name: 'KettleIsCold', kind: 'conflict', code: 'kettle-is-cold' });
  expect(problemDetails(thrown, 'request-1')).toEqual({
    type: '/problems/kettle-is-cold',
    title: 'Kettle is cold',
    status: 409,
    detail: 'The kettle has 12 °C.',
    instance: 'request-1',
    celsius: 12,
  });
});

test('two problems never share a code, and codes are kebab-case', () => {
  expect(() => problem('conflict', 'busy', '')).toThrow('declared twice');
  expect(() => problem('conflict', 'Not_Kebab', '')).toThrow('kebab-case');
  expect(titleOf('pledge-already-cancelled')).toBe('Pledge already cancelled');
});
