// Guarantee: what was typed into rows of a form comes back as rows, in their order, whatever else the form holds.
import { type Typed } from './read-form.js';
import { fieldsOf, rowsIn } from './rows.rules.js';

it('takes rows apart and puts them together again', () => {
  const rows: Typed[] = [{ label: 'Wood', amount: '10' }, { label: '', amount: '' }, { label: 'Nails' }];
  expect(rowsIn({ ...fieldsOf(rows), do: 'save', 'other-7': 'x' }, ['label', 'amount'])).toEqual(rows);
});

it('has no rows where there are none, and not more than it can hold', () => {
  expect(rowsIn({ do: 'save', label: 'x', 'label-': 'y', 'label-99': 'z' }, ['label'])).toEqual([]);
});

it('keeps the place of a row of which nothing came', () => {
  expect(rowsIn({ 'label-2': 'Nails' }, ['label'])).toEqual([{}, {}, { label: 'Nails' }]);
});
