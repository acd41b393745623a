// Guarantee: a part of the pages is drawn by one file of styles: a class that stands alone is declared in one of them, so
// that whoever changes the look of one thing does not change another that happens to share its name.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/web/styles/parts/', import.meta.url);

/** What small screens and print change stands together, in a file of its own. */
const files = readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'responsive.css');

const withoutMedia = (css: string) =>
  css.replace(/\/\*.*?\*\//gs, '').replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');

it('each class that stands alone has one file', () => {
  const places = new Map<string, Set<string>>();
  for (const file of files) {
    const css = withoutMedia(readFileSync(new URL(file, folder), 'utf8'));
    for (const [, selectors = ''] of css.matchAll(/([^{}]+)\{/g)) {
      for (const selector of selectors.split(',').map((one) => one.trim())) {
        if (/^\.[\w-]+$/.test(selector)) places.set(selector, (places.get(selector) ?? new Set()).add(file));
      }
    }
  }
  expect(places.size).toBeGreaterThan(100);
  expect(
    [...places].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(', ')}`),
  ).toEqual([]);
});
