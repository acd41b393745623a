// Guarantee: what arrives together is written together, everybody gets their own answer, and one failure touches nobody else.
import { setTimeout as sleep } from 'node:timers/promises';
import { WriteGroup } from './write-group.js';

it('what arrives during a write goes into the next one together', async () => {
  const sizes: number[] = [];
  const group = new WriteGroup<number, number>(async (members) => {
    sizes.push(members.length);
    await sleep(10);
    return members.map((member) => member * 2);
  });
  const first = [group.add(1), group.add(2)];
  await sleep(5);
  const second = Array.from({ length: 50 }, (_, index) => group.add(index));
  expect(await Promise.all(first)).toEqual([2, 4]);
  expect(await Promise.all(second)).toEqual(Array.from({ length: 50 }, (_, index) => index * 2));
  expect(sizes).toEqual([2, 50]);
});

it('a group is bounded', async () => {
  const sizes: number[] = [];
  const group = new WriteGroup<number, number>((members) => {
    sizes.push(members.length);
    return Promise.resolve(members);
  }, 10);
  await Promise.all(Array.from({ length: 25 }, (_, index) => group.add(index)));
  expect(sizes).toEqual([10, 10, 5]);
});

it('one that fails fails alone', async () => {
  const group = new WriteGroup<string, string>((members) => {
    if (members.includes('bad')) throw new Error('bad row');
    return Promise.resolve(members);
  });
  const results = await Promise.allSettled([group.add('a'), group.add('bad'), group.add('c')]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await group.add('d')).toBe('d');
});
