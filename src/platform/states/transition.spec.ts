// Guarantee: an entity moves only as its table says, and a table with a state that nothing leads to is found.
import fc from 'fast-check';
import { asRows, canBecome, finalStates, IllegalTransition, reachable, transition, type Transitions } from './index.js';

type Light = 'green' | 'amber' | 'red' | 'dark';

const lights = {
  green: ['amber'],
  amber: ['red', 'dark'],
  red: ['green'],
  dark: [],
} as const satisfies Transitions<Light>;

const all: Light[] = ['green', 'amber', 'red', 'dark'];

it.each(all.flatMap((from) => all.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
  const legal = (lights[from] as readonly Light[]).includes(to);
  expect(canBecome(lights, from, to)).toBe(legal);
  if (legal) expect(transition(lights, from, to)).toBe(to);
  else expect(() => transition(lights, from, to)).toThrow(IllegalTransition);
});

it('an illegal step is a conflict that names both states', () => {
  expect(() => transition(lights, 'dark', 'green')).toThrow(
    expect.objectContaining({ kind: 'conflict', code: 'illegal-transition', extra: { from: 'dark', to: 'green' } }),
  );
});

it('what can be reached, and where it ends', () => {
  expect([...reachable(lights, 'red')].sort()).toEqual([...all].sort());
  expect([...reachable(lights, 'dark')]).toEqual(['dark']);
  expect(finalStates(lights)).toEqual(['dark']);
});

it('any walk through a table stays within what is reachable', () => {
  const anyTable = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 4 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(anyTable, fc.nat(7), fc.array(fc.nat(3), { maxLength: 20 }), (nexts, start, choices) => {
      const table = Object.fromEntries(nexts.map((to, from) => [String(from), to.map(String)]));
      const within = reachable(table, String(start));
      let state = String(start);
      for (const choice of choices) {
        const next = table[state]?.[choice];
        if (next !== undefined) state = transition(table, state, next);
        expect(within.has(state)).toBe(true);
      }
    }),
  );
});

it('a table as rows has every step once, and its births', () => {
  expect(asRows(lights, 'red')).toEqual([
    ['-', 'red'],
    ['amber', 'dark'],
    ['amber', 'red'],
    ['green', 'amber'],
    ['red', 'green'],
  ]);
});
