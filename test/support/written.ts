import { type DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';

/** What a refused request may rightfully leave behind, and why. */
const mayChange: Readonly<Record<string, string>> = {
  counters: 'a refusal counts against the limits of its address and network, or guessing would be free',
  provider_budgets: 'a question that was put to the provider has used its part of the budget, whatever came of it',
};

/** Columns that move when nothing else does: that a session was used is known also of a request that was refused. */
const mayMove: Readonly<Record<string, string>> = { sessions: 'last_used_at' };

/**
 * A digest of every row of each table, in no order, but for what a refused request may change: two that are equal say
 * that nothing at all was written between them. Take both while no worker runs.
 */
export async function whatIsWritten(db: DataSource): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    db,
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const looked = tables.map(({ name }) => name).filter((name) => !(name in mayChange));
  const digests = looked.map(
    (
      name,
    ) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(md5(string_agg(one, '' order by one)), '') as digest
       from (select md5((to_jsonb(t) - '${mayMove[name] ?? ''}')::text) as one from "${name}" t) x`,
  );
  const found = await rows<{ name: string; digest: string }>(db, digests.join(' union all '));
  return Object.fromEntries(found.map(({ name, digest }) => [name, digest]));
}
