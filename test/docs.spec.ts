// Guarantee: the documents speak of what is there: every link, file, command, setting, metric and invariant they name
// exists, and no invariant is left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { settingNames } from '../config/settings.js';
import { checks } from '../src/reconciliation/index.js';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return markdownIn(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });

const documents = ['README.md', ...markdownIn('docs')].map((path) => ({ path, text: read(path) }));

/** What is wanted of each document and not there, with the document's name. */
const missing = (wanted: (text: string, path: string) => string[], isThere: (name: string) => boolean): string[] =>
  documents.flatMap(({ path, text }) =>
    wanted(text, path)
      .filter((name) => !isThere(name))
      .map((name) => `${path}: ${name}`),
  );

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const exists = (path: string): boolean => existsSync(join(root, path));

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return sources(join(folder, entry.name));
    return entry.name.endsWith('.ts') ? [read(join(folder, entry.name))] : [];
  });

describe('the documents', () => {
  it('link to what is there', () => {
    const links = (text: string, path: string): string[] =>
      all(text, /\]\((?!https?:|#)([^)#]+)[^)]*\)/g).map((target) => join(dirname(path), target));
    expect(missing(links, exists)).toEqual([]);
  });

  it('name files that are there', () => {
    const files = (text: string): string[] =>
      all(text, /`((?:src|test|config|migrations|docs|docker)\/[\w./-]+)`/g).filter((path) => path !== 'docker/.env');
    expect(missing(files, exists)).toEqual([]);
  });

  it('name files of the way of a pledge that are in one of the modules', () => {
    const [, way = ''] = read('docs/map.md').split('## The way of one pledge');
    const modules = readdirSync(join(root, 'src'));
    const names = all(way, /`([\w.-]+\.ts)`/g);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !modules.some((module) => exists(`src/${module}/${name}`)))).toEqual([]);
  });

  it('name commands and tests that can be run', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = (text: string): string[] => all(text, /npm run ([\w:]+)/g);
    expect(missing(commands, (name) => name in scripts)).toEqual([]);
    const tests = (text: string): string[] =>
      all(text, /npm test -- ([^`]+)`/g).flatMap((paths) => paths.split(' ').filter((path) => !path.startsWith('-')));
    expect(missing(tests, exists)).toEqual([]);
  });

  it('name settings that exist', () => {
    const given = settingNames as string[];
    const prefixes = [
      'DATABASE',
      'STRIPE',
      'SMTP',
      'REDIS',
      'PUBLIC',
      'APP',
      'OPERATOR',
      'BOOTSTRAP',
      'TRUSTED',
      'PAYOUT',
    ];
    const named = (text: string): string[] =>
      all(text, /`([A-Z][A-Z_]+[A-Z])(?:=[^`]*)?`/g).filter((name) => prefixes.includes(name.split('_')[0] ?? ''));
    expect(missing(named, (name) => given.includes(name))).toEqual([]);
  });

  it('name every metric, and no other', () => {
    const inCode = new Set(
      sources('src').flatMap((text) => all(text, /'(tally_[a-z_]+(?:total|seconds|rows|items))'/g)),
    );
    const named = new Set(all(read('docs/operating.md'), /`(tally_[a-z_]+)`/g));
    expect([...named].sort()).toEqual([...inCode].sort());
  });
});

describe('docs/guarantees.md', () => {
  it('has each invariant by its number and sentence', () => {
    const lines = [...read('docs/guarantees.md').matchAll(/^\| (\d+) \| ([^|]+) \|/gm)];
    expect(lines.map(([, number, sentence]) => `${number}. ${sentence}`)).toEqual(
      checks.map(({ number, sentence }) => `${number}. ${sentence}`),
    );
  });
});

describe('docs/decisions', () => {
  it('are numbered without gaps, and each says what follows and what was rejected', () => {
    const pages = documents
      .filter(({ path }) => path.startsWith('docs/decisions/'))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const [index, { path, text }] of pages.entries()) {
      expect(path).toContain(`/${String(index + 1).padStart(2, '0')}-`);
      expect(text).toMatch(new RegExp(`^# ${index + 1}\\. `));
      for (const part of ['Context.', 'Decision.', 'What follows.', 'Rejected.']) expect(text).toContain(`**${part}**`);
    }
  });
});

describe('docs/map.md', () => {
  it('has the modules in the order that the architecture test enforces', () => {
    const order = /const order = \[([^\]]+)\]/.exec(read('test/architecture.spec.ts'))?.[1] ?? '';
    const modules = all(order, /'(\w+)'/g);
    const table = all(read('docs/map.md'), /^\| `(\w+)` \| /gm);
    expect(table).toEqual(modules.filter((name) => exists(`src/${name}`)));
    const absent = modules.filter((name) => !exists(`src/${name}`));
    const [, after = ''] = read('docs/map.md').split('## The modules');
    for (const name of absent) expect(after.split('\n|')[0]).toContain(`\`${name}\``);
  });
});
