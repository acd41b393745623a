// Guarantee: every address is a search and every search an address: what nobody knows is left out, what is usual is not
// said, and reading what was written gives the same search again.
import fc from 'fast-check';
import {
  byName,
  orders,
  queryOf,
  radii,
  type Search,
  searchOf,
  setFilters,
  stageNames,
  without,
} from './search.rules.js';

const plain = searchOf({});
const read = (query: string): Search => searchOf(Object.fromEntries(new URLSearchParams(query)));

test('nothing said is what runs now, by what ends first', () => {
  expect(plain).toEqual({ q: '', category: null, place: null, near: null, radius: 25, stage: 'live', kind: null, language: null, sort: 'ending', map: false }); // prettier-ignore
  expect(queryOf(plain)).toBe('');
});

test('who types words looks in every stage, by what fits best', () => {
  expect(searchOf({ q: ' bread ' })).toMatchObject({ q: 'bread', stage: 'all', sort: 'best' });
  expect(searchOf({ sort: 'best' })).toEqual(plain);
});

test('who looks around a place looks at what is nearest first', () => {
  expect(searchOf({ near: ' Gent ', radius: '50' })).toMatchObject({ near: 'Gent', radius: 50, stage: 'live', sort: 'near' }); // prettier-ignore
  expect(searchOf({ near: 'Gent', q: 'bread' })).toMatchObject({ sort: 'best', stage: 'all' });
  expect(searchOf({ sort: 'near' })).toEqual(plain);
  expect(queryOf(searchOf({ near: 'Gent', radius: '25' }))).toBe('?near=Gent');
  expect(queryOf(searchOf({ radius: '50' }))).toBe('');
});

test.each(['0', '-5', '1001', '2.5', '1e3', 'x', '', ['5'], 5])('a radius of %j is the usual one', (radius) => {
  expect(searchOf({ near: 'Gent', radius }).radius).toBe(25);
});

test('where the place is unknown, its name is looked for', () => {
  expect(byName(searchOf({ near: 'Nowhere', category: 'food' }))).toMatchObject({
    ...{ near: null, place: 'Nowhere', category: 'food', sort: 'ending' },
  });
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
    near: fc.constantFrom(null, 'Gent (51.05, 3.7167)'),
    radius: fc.constantFrom(...radii),
    map: fc.boolean(),
    stage: fc.constantFrom(...stageNames),
    kind: fc.constantFrom(null, 'two_rounds' as const),
    language: fc.constantFrom(null, 'fr' as const),
    sort: fc.constantFrom(...orders),
  });
  fc.assert(
    fc.property(searches, (search) => {
      fc.pre(search.sort !== 'best' || search.q !== '');
      fc.pre(search.near !== null || (search.sort !== 'near' && search.radius === 25));
      expect(read(queryOf(search))).toEqual(search);
    }),
  );
});

test('what is dropped is gone, and the rest stays', () => {
  const search = searchOf({ q: 'bread', category: 'food', stage: 'funded' });
  expect(setFilters(search)).toEqual(['q', 'category', 'stage']);
  expect(without(search, 'q')).toMatchObject({ q: '', category: 'food', stage: 'funded', sort: 'ending' });
  expect(without(searchOf({ near: 'Gent', radius: '5' }), 'near')).toMatchObject({
    near: null,
    radius: 25,
    sort: 'ending',
  });
  expect(without(search, 'stage')).toMatchObject({ q: 'bread', category: 'food', stage: 'all' });
});
