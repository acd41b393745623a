/** A launcher as the demo is one: Postgres, Redis if there is one, and a program of ours. Says their pids, then waits. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [compiled, dataDir, script] = process.argv.slice(2);
const local = (name) => import(pathToFileURL(join(compiled, name)).href);
const [{ startPostgres }, { findRedis }, { startProgram }] = await Promise.all(
  ['postgres.js', 'redis.js', 'processes.js'].map(local),
);

const pids = [];
const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: false, disposable: true });
pids.push(postgres.pid);
const redis = await findRedis({ dataDir: join(dataDir, 'redis') });
if (redis?.pid) pids.push(redis.pid);
const program = startProgram({
  name: 'program',
  script,
  onLine: ({ line }) => {
    if (line === 'ready') console.log(JSON.stringify(pids));
  },
});
pids.push(program.pid);
setInterval(() => {}, 1000);
