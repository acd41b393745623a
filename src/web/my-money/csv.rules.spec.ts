// Guarantee: no text in a table that is opened as a spreadsheet is taken for a formula, and every cell stays one cell.
import { csvLine } from './csv.rules.js';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('shows %j as text', (formula) => {
  expect(csvLine([formula])).toBe(`"'${formula}"\r\n`);
});

it('keeps quotes, commas and line breaks inside their cell, and numbers as numbers', () => {
  expect(csvLine(['Say "hi", you', 'a\nb', 2500, -1])).toBe('"Say ""hi"", you","a\nb",2500,-1\r\n');
});
