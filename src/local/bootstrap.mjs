/**
 * Brings a fresh checkout to the point where dist/ can be run: the right Node, the packages of package-lock.json, a
 * build of the present sources. Plain JavaScript on Node alone, since nothing else may be there yet. Run it by itself
 * (`node src/local/bootstrap.mjs`) or call bootstrap().
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isBuilt, isInstalled, markBuilt, markInstalled, sourcesHash } from './bootstrap-stamps.mjs';
import { withLock } from './bootstrap-lock.mjs';

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST_NODE = [20, 19];

/** A failure whose message says everything: print it and leave, without a stack. */
export class BootstrapError extends Error {}

/** Throws BootstrapError when `version` (such as 20.20.0) is too old for the packages. */
export function assertNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new BootstrapError(`Node ${version} is too old: Tally needs Node ${OLDEST_NODE.join('.')} or later`);
}

/** Installs and builds what is missing or old; `say` gets a line for each thing that takes long. */
export async function bootstrap({ root = repositoryRoot, say = (line) => console.error(line), build = true } = {}) {
  assertNodeVersion();
  if (isInstalled(root) && (!build || isBuilt(root))) return;
  mkdirSync(join(root, '.data'), { recursive: true });
  await withLock(join(root, '.data/bootstrap.lock'), say, async () => {
    // Looked at again under the lock: whoever held it before us may have done the work.
    if (!isInstalled(root)) await install(root, say);
    if (build && !isBuilt(root)) await buildDist(root, say);
  });
}

async function install(root, say) {
  say('Installing the packages (npm ci, about a minute) …');
  const [npm, first] = npmCommand();
  // Whatever NODE_ENV says, the compiler is needed; and Postgres' package has an install script.
  const flags = ['--include=dev', '--include=optional', '--ignore-scripts=false', '--no-audit', '--no-fund'];
  await run(npm, [...first, 'ci', ...flags, '--loglevel=error'], root, 'npm ci failed');
  markInstalled(root);
}

async function buildDist(root, say) {
  say('Building (nest build) …');
  // Hashed before: a source that is saved while the compiler runs makes the next start build again.
  const hash = sourcesHash(root);
  await run(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], root, 'the build failed');
  await run(process.execPath, [join(root, 'src/web/build-assets.mjs')], root, 'the build of the assets failed');
  markBuilt(root, hash);
}

/** The npm that started us, or the one on PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script)) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Runs a command silently; what it wrote is part of the error when it fails. */
function run(command, args, cwd, complaint) {
  return new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: command.endsWith('.cmd') });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => reject(new BootstrapError(`${complaint}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const text = Buffer.concat(output).toString('utf8').trim();
      reject(new BootstrapError(`${text}\n${complaint} (${signal || 'exit code ' + code})`));
    });
  });
}

/** Prints a BootstrapError as its message alone; anything else is a bug and keeps its stack. Sets the exit code. */
export function reportFailure(error) {
  console.error(error instanceof BootstrapError ? error.message : error);
  process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  bootstrap({ build: !process.argv.includes('--no-build') }).catch(reportFailure);
}
