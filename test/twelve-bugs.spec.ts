// Guarantee: each of the twelve bugs that real platforms have had (docs/guarantees.md) has its test, named by its
// number: `npm test -- -t "bug 7"` runs the ones of the seventh.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

const bugs = [
  'double charge by retry or second worker',
  'charge done, response lost',
  'webhook lost or late',
  'refund key too coarse: two equal partial refunds collapse',
  'refund after transfer with an empty creator balance',
  'fee rounding',
  'minor units of JPY, HUF, ISK, KWD',
  'dispute after payout: won, lost, inquiry',
  'transfer sent again after its key expired',
  'deadline on a night in which clocks are turned, pledges 1 ms before and after, clocks 90 s apart',
  'crash after k of n charges, for every k',
  'cancel racing with charge; twenty parallel first pledges of one person make one customer',
] as const;

const specs = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? specs(path) : entry.name.endsWith('.spec.ts') ? [path] : [];
  });

/** The names of tests that carry the number, with their files. */
function testsOf(number: number): string[] {
  const named = new RegExp(`['"\`]bug ${number}\\b`);
  return ['src', 'test']
    .flatMap((folder) => specs(join(root, folder)))
    .filter((path) => path !== import.meta.filename && named.test(readFileSync(path, 'utf8')))
    .map((path) => relative(root, path));
}

it.each(bugs.map((bug, index) => [index + 1, bug] as const))('%i: %s', (number) => {
  expect(testsOf(number)).not.toEqual([]);
});
