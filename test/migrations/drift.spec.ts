// Guarantee: entities and migrations describe one schema: every table has an entity with exactly its columns, types,
// nullability and defaults, and every migration can be taken back and run again to the same schema.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type MigrationInterface } from 'typeorm';
import { dataSourceOptions, entityClasses, rows } from '../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../support/cluster.js';

type MigrationClass = new () => MigrationInterface;

/**
 * What the migrations own alone, each by its kind of statement: TypeORM knows no CHECKs, foreign keys and indexes of
 * ours, so it proposes to drop them. Nothing else may be proposed, above all nothing about a column.
 */
const ownedByMigrations = [/^ALTER TABLE "\w+" DROP CONSTRAINT "\w+"$/, /^DROP INDEX "public"\."\w+"$/];

/** TypeORM's own record of what ran; the one table without an entity. */
const unmapped = ['migrations'];

const folder = join(import.meta.dirname, '../../migrations');

/** One after another: the module loader of the tests does not survive many imports at once. */
async function migrationClasses(): Promise<MigrationClass[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const classes: MigrationClass[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, MigrationClass>;
    classes.push(...Object.values(exported).filter((value) => typeof value === 'function'));
  }
  return classes;
}

async function proposedChanges(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !ownedByMigrations.some((kind) => kind.test(query)));
}

async function tables(dataSource: DataSource): Promise<string[]> {
  const found = await rows<{ name: string }>(
    dataSource,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return found.map(({ name }) => name).filter((name) => !unmapped.includes(name));
}

/** Everything the migrations make: relations with their columns, functions, triggers, constraints and indexes. */
async function inventory(dataSource: DataSource): Promise<string[]> {
  const found = await rows<{ thing: string }>(
    dataSource,
    `select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
              || coalesce(' ' || column_default, '') as thing
       from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
     union all select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
     union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype <> 'c'
        and typname not in ('_migrations')
     union all select 'trigger ' || tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal
     union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace and conrelid <> 'migrations'::regclass
     union all select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
     order by 1`,
  );
  return found.map(({ thing }) => thing);
}

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const options = { ...dataSourceOptions(database.url, 2), entities: await entityClasses() };
  dataSource = await new DataSource({ ...options, migrations: await migrationClasses() }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('the entities ask for no change of a column and for no table', async () => {
  expect(await proposedChanges(dataSource)).toEqual([]);
});

test('every table has an entity', async () => {
  const described = dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
  expect(described).toEqual(await tables(dataSource));
});

test('a column that drifted is seen', async () => {
  await dataSource.query(
    'alter table pledges alter column card_exp_month type integer, alter column visibility set default 1',
  );
  await dataSource.query('alter table pledges alter column locale drop not null, add column forgotten text');
  try {
    const changes = (await proposedChanges(dataSource)).join('\n');
    for (const column of ['card_exp_month', 'visibility', 'locale', 'forgotten'])
      expect(changes).toContain(`"${column}"`);
  } finally {
    await dataSource.query('alter table pledges drop column forgotten, alter column locale set not null');
    await dataSource.query(
      'alter table pledges alter column card_exp_month type smallint, alter column visibility drop default',
    );
  }
  expect(await proposedChanges(dataSource)).toEqual([]);
});

test('every migration can be taken back, down to nothing, and run again', async () => {
  const before = await inventory(dataSource);
  for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();
  expect(await inventory(dataSource)).toEqual([]);
  await dataSource.runMigrations();
  expect(await inventory(dataSource)).toEqual(before);
});
