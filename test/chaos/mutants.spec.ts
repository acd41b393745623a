// Guarantee: no mutant is forgotten: each module of mutants/ is tried by `npm run chaos -- --mutants` and told of in
// docs/guarantees.md, with the same words.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mutants } from './mutants.js';

const root = resolve(import.meta.dirname, '../..');

describe('the mutants', () => {
  it('are those of the folder', () => {
    const files = readdirSync(join(root, 'test/chaos/mutants')).map((name) => name.replace(/\.ts$/, ''));
    expect(Object.keys(mutants).sort()).toEqual(files.sort());
  });

  it('are told of in the guarantees', () => {
    const guarantees = readFileSync(join(root, 'docs/guarantees.md'), 'utf8');
    const untold = Object.entries(mutants).filter(
      ([name, mistake]) => !guarantees.includes(`| \`${name}\` | ${mistake} |`),
    );
    expect(untold).toEqual([]);
  });
});
