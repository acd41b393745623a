/** A lock file that does not outlive its holder: it names the holder, who touches it as long as he lives. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

const TOUCH_EVERY_MS = 2_000;
const SILENCE_MEANS_DEAD_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** Runs `work` while no other process holds the lock at `path`; `say` gets one line when there is someone to wait for. */
export async function withLock(path, say, work) {
  const ours = JSON.stringify({ pid: process.pid, host: hostname(), at: `${Date.now()}-${Math.random()}` });
  for (let waited = false; !(await take(path, ours)); await pause(LOOK_EVERY_MS)) {
    if (!waited) say(`Waiting for another Tally (pid ${holder(path)?.pid}) that is installing or building here …`);
    waited = true;
  }
  const touch = setInterval(() => utimesSync(path, new Date(), new Date()), TOUCH_EVERY_MS);
  const letGo = () => rmSync(path, { force: true });
  process.once('exit', letGo);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.removeListener('exit', letGo);
    letGo();
  }
}

async function take(path, ours) {
  const isAbandoned = isDead(path);
  if (isAbandoned) rmSync(path, { force: true });
  try {
    writeFileSync(path, ours, { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  // Two who find the same abandoned lock can both remove one: the second takes away the first one's new file.
  await pause(50);
  return readQuietly(path) === ours;
}

function isDead(path) {
  const { pid, host, touchedAt } = holder(path) ?? {};
  if (touchedAt === undefined) return false;
  if (Date.now() - touchedAt > SILENCE_MEANS_DEAD_MS) return true;
  // The file is empty for the moment between its creation and its writing.
  return pid !== undefined && host === hostname() && !isAlive(pid);
}

function holder(path) {
  try {
    return { touchedAt: statSync(path).mtimeMs, ...JSON.parse(readFileSync(path, 'utf8') || '{}') };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    return { touchedAt: statSync(path, { throwIfNoEntry: false })?.mtimeMs };
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readQuietly(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
