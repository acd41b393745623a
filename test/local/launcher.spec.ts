/** Guarantee: a launcher that is killed, even by kill -9, leaves no Postgres, no Redis and no program of ours running. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../../src/local/repository-root.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-launcher-'));
chmodSync(folder, 0o755);
const fixtures = join(repositoryRoot(), 'test/local');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'nothing outlives a launcher that got %s',
  async (signal) => {
    const launcher = spawn(
      process.execPath,
      [
        join(fixtures, 'launcher.fixture.mjs'),
        process.env.TALLY_TEST_LOCAL ?? '',
        folder,
        join(fixtures, 'program.fixture.mjs'),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const pids = JSON.parse(await firstLine(launcher)) as number[];
    expect(pids.length).toBeGreaterThanOrEqual(2);
    expect(pids.filter(isAlive)).toEqual(pids);

    launcher.kill(signal);
    for (let waited = 0; waited < 20_000 && pids.some(isAlive); waited += 100) await sleep(100);
    expect(pids.filter(isAlive)).toEqual([]);
    // What was to be thrown away goes as well, although nobody was left to ask for it.
    for (let waited = 0; waited < 5_000 && existsSync(join(folder, 'postgres')); waited += 100) await sleep(100);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  },
  60_000,
);

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('close', (code) => reject(new Error(`the launcher ended with ${code}`)));
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
