// Guarantee: what waits for the same key is written together and nothing is lost, written twice or held up by another
// key; a bundle that fails fails alone.
import fc from 'fast-check';
import { Together } from './together.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('writes what arrives during a write in one go after it', async () => {
  const writes: string[] = [];
  let finishFirst: () => void = () => undefined;
  const together = new Together<number>(async (key, items) => {
    writes.push(`${key} ${items.join()}`);
    if (writes.length === 1) await new Promise<void>((resolve) => (finishFirst = resolve));
  });
  const all = [together.add('a', [1]), together.add('a', [2, 3]), together.add('a', [4]), together.add('b', [5])];
  await turn();
  expect(writes).toEqual(['a 1', 'b 5']);
  finishFirst();
  await Promise.all(all);
  expect(writes).toEqual(['a 1', 'b 5', 'a 2,3,4']);
});

it('lets a bad bundle fail alone, and writes every other item exactly once', async () => {
  const bundle = fc.record({
    key: fc.constantFrom('a', 'b'),
    items: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(bundle, { maxLength: 12 }), async (bundles) => {
      const written: Record<string, number[]> = { a: [], b: [] };
      const together = new Together<number>(async (key, items) => {
        await turn();
        if (items.includes(0)) throw new Error('bad');
        written[key]?.push(...items);
      });
      const results = await Promise.allSettled(bundles.map(({ key, items }) => together.add(key, items)));
      expect(results.map(({ status }) => status === 'rejected')).toEqual(bundles.map(({ items }) => items.includes(0)));
      for (const key of ['a', 'b']) {
        const good = bundles.filter((one) => one.key === key && !one.items.includes(0)).flatMap(({ items }) => items);
        expect(written[key]?.sort()).toEqual(good.sort());
      }
    }),
  );
});
