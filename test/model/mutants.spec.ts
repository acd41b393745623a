// Guarantee: the tests of the rules would notice: each of these mistakes, made at one place of the rules while they are
// loaded, fails the spec beside them or the model test; without a mistake both pass.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutant, mutants } from './mutants.js';

const root = resolve(import.meta.dirname, '../..');
const model = 'test/model/model.spec.ts';

/** Few runs, and always the same: a mistake that they miss is a hole, not bad luck. */
const few = { MODEL_RUNS: '500', MODEL_SEED: '7', MODEL_PATH: '', MODEL_REPLAY: '' };

interface Result {
  readonly project: string;
  readonly path: string;
  readonly failed: boolean;
  /** It did not come to its tests. */
  readonly broken: boolean;
  readonly message: string;
}

const nameOf = (index: number): string => `mutant ${index + 1}`;

/** The spec beside the file; of a table of states, the one about them all. */
function tableOf({ file }: Mutant): string[] {
  const beside = file.endsWith('.state.ts') ? 'test/model/tables.spec.ts' : file.replace(/\.ts$/, '.spec.ts');
  return existsSync(join(root, beside)) ? [beside] : [];
}

/** `MUTANTS=all` asks the model about every mistake, also about those that a table has found already. */
const asksAll = process.env['MUTANTS'] === 'all';

interface Project {
  readonly name: string;
  readonly mutant: Mutant | null;
  readonly specs: readonly string[];
}

/** All of them in one Jest of their own, which mutates while it transforms: no file of the service is touched. */
async function run(folder: string, projects: readonly Project[]): Promise<Result[]> {
  const [list, results] = [join(folder, 'mutants.json'), join(folder, 'results.jsonl')];
  writeFileSync(list, JSON.stringify(projects.filter(({ specs }) => specs.length > 0)));
  writeFileSync(results, '');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--config', 'test/model/mutants.config.mjs'];
  const env = { ...process.env, ...few, TALLY_MUTANTS: list, TALLY_MUTANTS_RESULTS: results };
  const child = spawn(process.execPath, [...node, ...jest], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
  await new Promise((done) => child.once('close', done));
  const lines = readFileSync(results, 'utf8').trim().split('\n');
  if (lines[0] === '') throw new Error(`No mistake was tried: ${complaints}`);
  return lines.map((line) => JSON.parse(line) as Result);
}

/** First the tables, which take a second each; then the model, about what they have not found. */
async function runAll(folder: string): Promise<Result[]> {
  const of = (specs: (mutant: Mutant) => string[]) =>
    mutants.map((mutant, index) => ({ name: nameOf(index), mutant, specs: specs(mutant) }));
  const sound = (specs: string[]) => ({ name: 'sound', mutant: null, specs });
  const tables = await run(folder, [sound([...new Set(mutants.flatMap(tableOf))]), ...of(tableOf)]);
  const found = new Set(tables.filter(({ failed }) => failed).map(({ project }) => project));
  const open = of(() => [model]).filter(({ name }) => asksAll || !found.has(name));
  return [...tables, ...(await run(folder, [sound([model]), ...open]))];
}

let results: Result[];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-mutants-'));
  try {
    results = await runAll(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 1_800_000);

const of = (project: string): Result[] => results.filter((result) => result.project === project);

it.each(mutants)('$file still has its place for: $breaks', ({ file, find }) => {
  expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
});

it('without a mistake everything passes', () => {
  expect(of('sound').filter(({ failed }) => failed)).toEqual([]);
  expect(of('sound').length).toBeGreaterThan(5);
});

it('every spec comes to its tests, whatever the mistake', () => {
  expect(results.filter(({ broken }) => broken)).toEqual([]);
});

it.each(mutants.map((mutant, index) => ({ ...mutant, name: nameOf(index) })))('killed: $breaks', (mutant) => {
  expect(of(mutant.name).filter(({ failed }) => failed)).not.toEqual([]);
});

it('says who killed what', () => {
  const lines = mutants.map(({ breaks }, index) => {
    const killers = of(nameOf(index)).filter(({ failed }) => failed).map(({ path }) => (path.endsWith(model) ? 'model' : 'table')); // prettier-ignore
    return `  ${killers.length > 0 ? `killed by ${[...new Set(killers)].sort().join(' and ')}` : 'SURVIVED'}: ${breaks}`;
  });
  const survived = lines.filter((line) => line.includes('SURVIVED')).length;
  process.stdout.write(`${mutants.length} mutants, ${survived} survived:\n${lines.join('\n')}\n`);
  expect(survived).toBe(0);
});
