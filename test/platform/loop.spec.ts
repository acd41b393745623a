// Guarantee: a loop takes one step at a time, at once when woken, goes on after a failure, says so once, and stops
// after the step it is in.
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Loop } from '../../src/platform/loop.js';
import { describe as describeError, Outage } from '../../src/platform/outage.js';

let said: string[];

beforeEach(() => {
  said = [];
  const note = (message: unknown) => void said.push(String(message));
  Logger.overrideLogger({ log: note, error: note, warn: note });
});

it('steps follow each other at the pace, and never overlap', async () => {
  let [steps, at, most] = [0, 0, 0];
  const loop = new Loop('test', { everyMs: 50 }, async () => {
    most = Math.max(most, (at += 1));
    await sleep(20);
    [steps, at] = [steps + 1, at - 1];
  });
  loop.start();
  loop.start();
  for (let n = 0; n < 20; n += 1) {
    loop.wake();
    await sleep(5);
  }
  await loop.stop();
  expect(most).toBe(1);
  expect(steps).toBeGreaterThanOrEqual(2);
});

it('a wake is never lost: during a step it gives one more', async () => {
  let steps = 0;
  const loop = new Loop('test', { everyMs: 60_000 }, async () => {
    steps += 1;
    if (steps < 3) loop.wake();
    await sleep(1);
  });
  loop.start();
  await sleep(100);
  expect(steps).toBe(3);
  loop.wake();
  await sleep(50);
  expect(steps).toBe(4);
  await loop.stop();
});

it('wakes that come too soon are put together', async () => {
  let steps = 0;
  const loop = new Loop('test', { everyMs: 60_000, atLeastMs: 100 }, async () => void (steps += 1));
  loop.start();
  for (let n = 0; n < 25; n += 1) {
    loop.wake();
    await sleep(10);
  }
  await loop.stop();
  expect(steps).toBeLessThanOrEqual(5);
  expect(steps).toBeGreaterThanOrEqual(2);
});

it('after a failure it waits a second, whoever wakes it, and goes on', async () => {
  let steps = 0;
  const loop = new Loop('test', { everyMs: 10 }, async () => {
    steps += 1;
    if (steps <= 2) throw new Error('no');
  });
  loop.start();
  await sleep(500);
  loop.wake();
  await sleep(100);
  expect(steps).toBe(1);
  await sleep(1_700);
  expect(steps).toBeGreaterThan(3);
  await loop.stop();
  expect(said).toEqual(['does not work: Error: no', expect.stringMatching(/^works again after \d+ ms$/)]);
});

it('stopping waits for the step and ends every pause', async () => {
  let ended = false;
  const loop = new Loop('test', { everyMs: 60_000 }, async () => {
    await sleep(100);
    ended = true;
  });
  loop.start();
  await loop.stop();
  expect(ended).toBe(true);
  loop.start();
  await sleep(150);
  // It pauses for longer than a test may take.
  await loop.stop();
});

it('an outage is spoken of when it begins and when it ends', () => {
  const outage = new Outage('test');
  outage.worked();
  for (let n = 0; n < 100; n += 1) outage.failed(new Error('away'));
  outage.worked();
  outage.worked();
  expect(said).toHaveLength(2);
});

it.each([
  ['an error', new TypeError('bad'), 'TypeError: bad'],
  ['several in one', new AggregateError([new Error('a'), new Error('b')]), 'AggregateError: Error: a, Error: b'],
  ['a text', 'plain', 'plain'],
  ['an address', new Error('no mailbox ada@example.org'), 'Error: no mailbox [e-mail]'],
  ['lines', new Error('one\n  two'), 'Error: one two'],
])('describes %s in one line', (_, error, expected) => {
  expect(describeError(error)).toBe(expected);
});
