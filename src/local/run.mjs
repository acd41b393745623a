/** `node src/local/run.mjs NAME args…` installs and builds what is missing, then becomes the program of that name. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, BootstrapError, reportFailure, repositoryRoot } from './bootstrap.mjs';

const apart = {
  sandbox: 'src/sandbox/main',
  bench: 'test/bench/main',
  chaos: 'test/chaos/main',
  lighthouse: 'test/lighthouse/main',
  screens: 'test/screens/main',
  seed: 'test/seed/main',
};

function knownPrograms() {
  const folder = join(repositoryRoot, 'src/cli');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files.filter((file) => /^[a-z-]+\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
  const programs = Object.fromEntries(names.map((name) => [name, `src/cli/${name}`]));
  const others = Object.entries(apart).filter(([, path]) => existsSync(join(repositoryRoot, `${path}.ts`)));
  return { ...programs, ...Object.fromEntries(others) };
}

async function main([name, ...args]) {
  const programs = knownPrograms();
  if (!Object.hasOwn(programs, name ?? '')) {
    const known = Object.keys(programs).sort().join(', ') || 'none';
    throw new BootstrapError(`${name ? `there is no program ${name}` : 'name a program'}; known: ${known}`);
  }
  await bootstrap();
  // In this very process: signals, the terminal and the exit code need no passing on.
  const script = realpathSync(join(repositoryRoot, 'dist', `${programs[name]}.js`));
  process.argv = [process.argv[0], script, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(script).href);
}

main(process.argv.slice(2)).catch(reportFailure);
