import { DataSource } from 'typeorm';
import { AfterCommit, Database, dataSourceOptions } from '../../platform/database/index.js';
import { pendingMigrations } from '../../platform/http/index.js';
import { advice, type Examination, missing, ok, unless } from './finding.js';

const oldestPostgres = 180_000;
const greatestSkewMs = 1_000;

interface Facts {
  readonly version: number;
  readonly name: string;
  readonly now: number;
  readonly extensions: readonly string[];
}

/** Postgres as the service will use it: version, schema, clock. */
export const examineDatabase = (url: string): Examination => ({
  area: 'database',
  run: () => onDatabase(url, examine),
});

/** Opens the database for one examination and closes it again. */
export async function onDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const options = { ...dataSourceOptions(url, 1), entities: [], migrations: [] };
  const dataSource = await new DataSource(options).initialize();
  try {
    return await work(new Database(dataSource, new AfterCommit()));
  } finally {
    await dataSource.destroy();
  }
}

async function examine(database: Database) {
  const asked = Date.now();
  const [facts] = await database.read<Facts>(
    `select current_setting('server_version_num')::integer as version, current_setting('server_version') as name,
            extract(epoch from clock_timestamp())::double precision * 1000 as now,
            array(select extname::text from pg_extension where extname in ('pg_trgm', 'unaccent')) as extensions`,
  );
  if (!facts) throw new Error('Postgres did not answer');
  const skewMs = Math.abs(facts.now - (asked + Date.now()) / 2);
  const pending = await pendingMigrations(database);
  return [
    unless(
      facts.version >= oldestPostgres,
      `Postgres ${facts.name} answers`,
      missing(`Postgres ${facts.name} is too old`, 'Tally needs Postgres 18 or later'),
    ),
    unless(
      pending.length === 0,
      'the schema is the one of this version',
      missing(`${pending.length} migrations have not run, the first is ${pending[0]}`, 'npm run migrate'),
    ),
    unless(
      skewMs <= greatestSkewMs,
      'its clock and ours agree',
      advice(`its clock and ours differ by ${Math.round(skewMs)} ms`, 'keep time by NTP on both machines'),
    ),
    ...(pending.length === 0 ? await clockOf(database) : []),
  ];
}

async function clockOf(database: Database) {
  const [row] = await database.read<{ offset: number }>(
    `select extract(epoch from tally_now() - clock_timestamp())::double precision as offset`,
  );
  const isReal = Math.abs(row?.offset ?? 0) < 1;
  const moved = missing('its business clock was moved for development', 'production needs a database of its own');
  return [isReal ? ok('business time is real time') : moved];
}
