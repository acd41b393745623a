// Guarantee: the image and the compose file are what they say, as far as can be told without a Docker engine: the
// linter has nothing to say, every file, setting and command they name exists, and no database is reachable from outside.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingNames } from '../config/settings.js';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const dockerfile = read('docker/Dockerfile');
const compose = read('docker/compose.yaml');

/** The lines below each key of this indentation, by key. */
function blocks(text: string, indentation: number): Map<string, string> {
  const found = new Map<string, string>();
  let open = '';
  for (const line of text.split('\n')) {
    const key = new RegExp(`^ {${indentation}}([\\w-]+):(.*)$`).exec(line);
    if (key) open = key[1] ?? '';
    if (open) found.set(open, `${found.get(open) ?? ''}${key ? (key[2] ?? '') : line}\n`);
  }
  return found;
}

/** A block with the anchors it merges or points at written out. */
const expanded = (text: string): string =>
  text.replace(/\*(\w+)/g, (_, name: string) => {
    const anchor = [...blocks(compose, 0).values()].find((block) => block.startsWith(` &${name}\n`));
    return expanded(anchor ?? `unknown anchor ${name}`);
  });

const services = new Map(
  [...blocks(blocks(compose, 0).get('services') ?? '', 2)].map(([name, block]) => [name, expanded(block)]),
);
const service = (name: string): string => services.get(name) ?? '';
const ours = [...services].filter(([, block]) => block.includes('dockerfile: docker/Dockerfile'));

describe('docker/Dockerfile', () => {
  it('leaves dockerfilelint nothing to say', () => {
    const linter = join(root, 'node_modules/dockerfilelint/bin/dockerfilelint');
    const { stdout } = spawnSync(process.execPath, [linter, '-o', 'json', 'docker/Dockerfile'], { cwd: root });
    const { files } = JSON.parse(stdout.toString()) as { files: { issues: { line: string; title: string }[] }[] };
    expect(files.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it('copies only what is there and what .dockerignore lets through', () => {
    const wanted = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(wanted).toContain('src');
    expect(wanted.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const passed = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    expect([...passed].sort()).toEqual([...wanted].sort());
  });

  it('runs as nobody special, starts what npm start starts, and asks the process itself whether it lives', () => {
    expect(dockerfile.match(/^USER .+$/gm)).toEqual(['USER node']);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(dockerfile).toContain(`\nCMD ${JSON.stringify(scripts['start']?.split(' ')).replaceAll(',', ', ')}\n`);
    expect(dockerfile).toMatch(/^HEALTHCHECK (.*\\\n)* +CMD .*\/health\/live/m);
    expect(read('src/platform/http/health.controller.ts')).toContain("@Get('health/live')");
  });

  it('sets only settings that exist', () => {
    const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs]) => pairs?.match(/\w+(?==)/g) ?? []);
    expect(set.filter((name) => !(settingNames as string[]).includes(name))).toEqual([]);
  });
});

describe('docker/compose.yaml', () => {
  it('has every part once, and the sandbox only when asked for', () => {
    expect([...services.keys()]).toEqual(['api', 'worker', 'migrate', 'postgres', 'redis', 'sandbox']);
    expect([...services].filter(([, block]) => block.includes('unknown anchor'))).toEqual([]);
    expect([...services].filter(([, block]) => block.includes('profiles:')).map(([name]) => name)).toEqual(['sandbox']);
  });

  it('names only settings that exist', () => {
    const named = [...services].flatMap(([, block]) => block.match(/^ +[A-Z][A-Z_]+(?=:)/gm) ?? []);
    const names = [...new Set(named.map((name) => name.trim()))].filter((name) => !name.startsWith('POSTGRES_'));
    expect(names).toContain('DATABASE_URL');
    expect(names.filter((name) => !(settingNames as string[]).includes(name))).toEqual([]);
    const inComments = compose.match(/(?<=^#.*?)\b[A-Z]{3,}_[A-Z_]+\b/gm) ?? [];
    const known = [...(settingNames as string[]), 'POSTGRES_PASSWORD', 'NODE_ENV'];
    expect(inComments.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('starts only programs that the build makes', () => {
    const started = ours.flatMap(([, block]) => block.match(/dist\/[\w/-]+(?=\.js)/g) ?? []);
    expect(started).toContain('dist/src/cli/migrate');
    const missing = started.filter((path) => !existsSync(join(root, `${path.replace('dist/', '')}.ts`)));
    expect(missing).toEqual([]);
    expect(ours.map(([name]) => name)).toEqual(['api', 'worker', 'migrate', 'sandbox']);
  });

  it('publishes the api on the loopback address and nothing else', () => {
    const publishing = [...services].filter(([, block]) => /^ +ports:/m.test(block)).map(([name]) => name);
    expect(publishing).toEqual(['api']);
    expect(service('api')).toMatch(/ports: \['127\.0\.0\.1:\d+:3000'\]/);
  });

  it('starts api and worker when the schema is there and what they need answers', () => {
    for (const role of ['api', 'worker']) {
      expect(service(role)).toContain(`ROLE: ${role}`);
      expect(service(role)).toMatch(/migrate:\n +condition: service_completed_successfully/);
      for (const need of ['postgres', 'redis']) {
        expect(service(role)).toMatch(new RegExp(`${need}:\\n +condition: service_healthy`));
        expect(service(need)).toContain('healthcheck:');
      }
    }
  });

  it('runs a Postgres that is new enough, and a Redis that keeps and never evicts', () => {
    expect(Number(/image: postgres:(\d+)/.exec(service('postgres'))?.[1])).toBeGreaterThanOrEqual(18);
    expect(service('redis').replace(/['",\s]+/g, ' ')).toContain('--appendonly yes --maxmemory-policy noeviction');
    for (const keeper of ['postgres', 'redis']) expect(service(keeper)).toMatch(/volumes: \['\w+:\//);
  });

  it('holds no secret', () => {
    for (const [, block] of ours) expect(block).toContain('env_file: .env');
    expect(read('.gitignore').split('\n')).toContain('.env');
    const passwords = compose.match(/(?<=^ +\w*(PASSWORD|SECRET|KEY)\w*: ).+/gm) ?? [];
    expect(passwords.filter((value) => !value.startsWith('${POSTGRES_PASSWORD:?'))).toEqual([]);
  });
});
