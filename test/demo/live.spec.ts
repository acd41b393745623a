// Guarantee: `npm run demo` as a person uses it: it makes its town, says who may sign in with what, shows a campaign that
// ends, leaves nothing running after Ctrl-C, and finds its town again at the next start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickFreePort } from '../../src/local/ports.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { callOf } from '../support/app.js';
import { crawl, isDeadEnd, signInByPage } from '../support/crawl.js';
import { until } from '../support/until.js';

const startMayTakeMs = 200_000;
const data = mkdtempSync(join(tmpdir(), 'tally-live-'));
// As root, Postgres runs as another user, who has to pass through the folder.
chmodSync(data, 0o755);

type Demo = Awaited<ReturnType<typeof startDemo>>;
let demo: Demo | undefined;

/** Whatever a failed test has left running. */
afterEach(async () => {
  demo?.program.kill('SIGINT');
  await demo?.ended;
  demo = undefined;
}, 30_000);

afterAll(async () => {
  await removePostgresData(join(data, 'postgres'));
  rmSync(data, { recursive: true, force: true });
}, 60_000);

async function startDemo(port: number) {
  const script = join(repositoryRoot(), 'src/demo/demo.mjs');
  const program = spawn(process.execPath, [script, '--port', String(port), '--data', data], {
    env: { ...process.env, NODE_OPTIONS: '', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let isOver = false;
  const ended = once(program, 'close').then(([code]) => {
    isOver = true;
    return code as number | null;
  });
  const waitFor = async (words: string, withinMs: number) => {
    await until(() => isOver || said.includes(words), withinMs);
    if (!said.includes(words)) throw new Error(`the demo ended before it said "${words}":\n${said}`);
  };
  await waitFor('Everybody signs in with the password', startMayTakeMs);
  await waitFor(' ends in ', 10_000);
  const url = `http://127.0.0.1:${port}`;
  return { program, ended, waitFor, said: () => said, url, origin: `http://localhost:${port}`, call: callOf(url) };
}

/** The log-ins as they are printed. */
function logInsOf(said: string) {
  const password = /signs in with the password (.+):/.exec(said)?.[1] ?? '';
  return [...said.matchAll(/^ {2}(\S+@\S+) .*\((\w+)\)$/gm)].map(([, email = '', role = '']) => ({
    email,
    role,
    password,
  }));
}

/** The processes that the demo has started, as they name themselves in their logs. */
const pidsOf = (): number[] =>
  ['api', 'worker'].flatMap((name) =>
    [...readFileSync(join(data, `${name}.log`), 'utf8').matchAll(/"message":"ready".*"pid":(\d+)/g)].map(([, pid]) =>
      Number(pid),
    ),
  );

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function stopped({ program, ended, call }: Demo): Promise<void> {
  const pids = pidsOf();
  expect(pids.filter(runs)).toHaveLength(2);
  program.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(pids.filter(runs)).toEqual([]);
  await expect(call('GET', '/health/live')).rejects.toThrow();
}

const campaignsOf = async ({ call }: Demo): Promise<string[]> => {
  const { body } = await call('GET', '/v1/campaigns?limit=100');
  return (body.data as { id: string }[]).map(({ id }) => id);
};

/** Follows every link as a visitor and as everybody who may sign in, in every language; answers the dead ends. */
async function deadEnds({ url, origin, said }: Demo): Promise<string[]> {
  const start = ['/en', '/fr', '/nl'];
  const cookies = await Promise.all(
    logInsOf(said()).map(
      async ({ email, password }) => [email, await signInByPage(url, origin, email, password)] as const,
    ),
  );
  const found: string[] = [];
  for (const [who, cookie] of [['a visitor', ''] as const, ...cookies]) {
    const visited = await crawl({ url, start, perShape: 2, ...(cookie && { cookie }) });
    expect(visited.length).toBeGreaterThan(30);
    const dead = visited.filter(isDeadEnd);
    found.push(...dead.map(({ path, from, status }) => `${who}: ${status} at ${path}, led there by ${from}`));
  }
  return found;
}

let known: string[];

it(
  'makes a town whose printed log-ins open, and a campaign ends in it',
  async () => {
    demo = await startDemo(await pickFreePort());
    const logIns = logInsOf(demo.said());
    expect(logIns.map(({ role }) => role)).toEqual(expect.arrayContaining(['moderator', 'preparer', 'approver']));
    for (const { email, password } of logIns) {
      const { status, body } = await demo.call('POST', '/v1/sessions', { body: { email, password } });
      expect([email, status]).toEqual([email, 201]);
      expect((await demo.call('GET', '/v1/me', { token: body.token })).body.email).toBe(email);
    }
    known = await campaignsOf(demo);
    expect(known.length).toBeGreaterThan(1);
    expect(await deadEnds(demo)).toEqual([]);
    await demo.waitFor('The deadline has come', 90_000);
    await stopped(demo);
  },
  startMayTakeMs + 120_000,
);

it(
  'finds it again at the second start',
  async () => {
    demo = await startDemo(await pickFreePort());
    expect(demo.said()).toContain('The town is there already');
    const [first] = logInsOf(demo.said());
    expect(
      (await demo.call('POST', '/v1/sessions', { body: first && { email: first.email, password: first.password } }))
        .status,
    ).toBe(201);
    for (const id of known) expect((await demo.call('GET', `/v1/campaigns/${id}`)).status).toBe(200);
    expect((await campaignsOf(demo)).filter((id) => !known.includes(id))).toHaveLength(1);
    await stopped(demo);
  },
  startMayTakeMs,
);
