// Guarantee: every address is a search and every search an address: what nobody knows is left out, what is usual is not
// said, and reading what was written gives the same search again.
import fc from 'fast-check';
import { orders, queryOf, type Search, searchOf, setFilters, stageNames, without } from './search.rules.js';

const plain = searchOf({});
const read = (query: string): Search => searchOf(Object.fromEntries(new URLSearchParams(query)));

test('nothing said is what runs now, by what ends first', () => {
  expect(plain).toEqual({ q: '', category: null, place: null, stage: 'live', kind: null, language: null, sort: 'ending' }); // prettier-ignore
  expect(queryOf(plain)).toBe('');
});

test('who types words looks in every stage, by what fits best', () => {
  expect(searchOf({ q: ' bread ' })).toMatchObject({ q: 'bread', stage: 'all', sort: 'best' });
  expect(searchOf({ sort: 'best' })).toEqual(plain);
});

test('what nobody knows is left out', () => {
  const odd = { stage: 'x', kind: ['a'], language: 'de', sort: 7, category: 'A b', q: { a: 1 }, place: undefined };
  expect(searchOf(odd)).toEqual(plain);
  expect(searchOf({ q: 'a\u0000b' }).q).toBe('a b');
  expect(searchOf({ q: 'x'.repeat(300) }).q).toHaveLength(100);
});

test('a search is read as it was written', () => {
  const searches = fc.record({
    q: fc.constantFrom('', 'bread', 'a & b?', 'é'),
    category: fc.constantFrom(null, 'food'),
    place: fc.constantFrom(null, 'Gent'),
    stage: fc.constantFrom(...stageNames),
    kind: fc.constantFrom(null, 'two_rounds' as const),
    language: fc.constantFrom(null, 'fr' as const),
    sort: fc.constantFrom(...orders),
  });
  fc.assert(
    fc.property(searches, (search) => {
      fc.pre(search.sort !== 'best' || search.q !== '');
      expect(read(queryOf(search))).toEqual(search);
    }),
  );
});

test('what is dropped is gone, and the rest stays', () => {
  const search = searchOf({ q: 'bread', category: 'food', stage: 'funded' });
  expect(setFilters(search)).toEqual(['q', 'category', 'stage']);
  expect(without(search, 'q')).toMatchObject({ q: '', category: 'food', stage: 'funded', sort: 'ending' });
  expect(without(search, 'stage')).toMatchObject({ q: 'bread', category: 'food', stage: 'all' });
});
