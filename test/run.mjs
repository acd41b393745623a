/**
 * `npm test [-- jest's arguments]`: installs and builds what is missing, runs jest, says which tests were skipped and
 * why, and ends with the one line `N passed, N failed` (and `, N skipped`). A suite that does not compile counts as one
 * failure, and so does a run in which nothing was tested.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bootstrap, BootstrapError, repositoryRoot } from '../src/local/bootstrap.mjs';

const jestArguments = process.argv.slice(2);
const isFiltered = jestArguments.some((argument) => /^(-t|--testNamePattern)/.test(argument));

/** Jest in a process of its own that ends with this one; what the programs under test inherit stays quiet as well. */
function runJest(folder) {
  const preload = new URL('../src/local/leave-with-launcher.mjs', import.meta.url).href;
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--import', preload];
  const jest = [
    join(repositoryRoot, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${join(folder, 'results.json')}`,
  ];
  const child = spawn(process.execPath, [...node, ...jest, ...jestArguments], {
    cwd: repositoryRoot,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Every temporary folder of a test lies in ours, so that a run that is broken off leaves none.
    env: { ...process.env, TMPDIR: folder },
  });
  // A Ctrl-C reaches jest by itself; we stay to write the last line.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => console.error(error.message));
    child.once('close', (code) => {
      rmSync(join(repositoryRoot, '.data', `test-${child.pid}`), { recursive: true, force: true });
      resolve(code ?? 1);
    });
  });
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

/** Jest's words for tests: passed, failed, pending (skipped), todo, disabled. */
function count({ testResults }, exitCode) {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, fullName, file: relative(repositoryRoot, name) })),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skipped = tests.filter(({ status }) => !['passed', 'failed'].includes(status));
  const brokenSuites = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  let failed = tests.filter(({ status }) => status === 'failed').length + brokenSuites.length;
  // Jest can fail for a reason that no test carries (its set-up, an empty selection); that must not read as success.
  if (failed === 0 && (exitCode !== 0 || passed === 0)) failed = 1;
  return { passed, failed, skipped };
}

function reasonOf({ fullName, status }) {
  if (/\[needs Redis\]/.test(fullName))
    return 'there is no Redis: REDIS_URL is not set, and no redis-server is on PATH';
  const need = /\[needs ([^\]]+)\]/.exec(fullName)?.[1];
  if (need !== undefined) return `they need ${need}, which is not there`;
  if (status === 'todo') return 'they are still to be written';
  return isFiltered ? 'their names do not match the pattern given' : 'their file skips them';
}

function explainSkipped(skipped) {
  for (const reason of new Set(skipped.map(reasonOf))) {
    const tests = skipped.filter((test) => reasonOf(test) === reason);
    console.log(`\nSkipped because ${reason}:`);
    const shown = isFiltered ? [] : tests;
    for (const { file, fullName } of shown) console.log(`  ${file}: ${fullName}`);
    if (shown.length === 0) console.log(`  ${tests.length} tests`);
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'tally-jest-'));
  // The user postgres must be able to pass.
  chmodSync(folder, 0o755);
  try {
    await bootstrap();
    const exitCode = await runJest(folder);
    return count(readResults(join(folder, 'results.json')), exitCode);
  } catch (error) {
    console.error(error instanceof BootstrapError ? error.message : error);
    return { passed: 0, failed: 1, skipped: [] };
  } finally {
    // After a Ctrl-C the servers of the tests may still be busy ending.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

const { passed, failed, skipped } = await main();
explainSkipped(skipped);
const last = `${passed} passed, ${failed} failed` + (skipped.length > 0 ? `, ${skipped.length} skipped` : '');
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${last}`);
