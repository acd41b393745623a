import { DataSource } from 'typeorm';
import { RunChecks } from '../../src/reconciliation/index.js';
import { AfterCommit, Database, dataSourceOptions, rows } from '../../src/platform/database/index.js';
import { atMost, type GoalResult } from './goals.js';
import { type BenchWorld } from './world.js';

/** P3: after all the load nothing is oversold, and totals and ledger are exact. */
export async function checkExact(url: string, world: BenchWorld): Promise<GoalResult[]> {
  const dataSource = await new DataSource({ ...dataSourceOptions(url, 2), entities: [], migrations: [] }).initialize();
  try {
    const results = await new RunChecks(new Database(dataSource, new AfterCommit())).execute();
    // Outbox rows pile up without a worker, and the baseline's rows stand in no state table of ours: only money counts here.
    const money = results.filter(({ number }) => [1, 2, 3, 4, 5, 8, 9, 15, 17, 18].includes(number));
    const broken = money.reduce((sum, { violations }) => sum + violations, 0);
    const [row] = await rows<{ count: string }>(dataSource, 'select count(*) from pledges');
    if (Number(row?.count) < world.campaigns.length) throw new Error('hardly a pledge was made: the load did not work');
    return [atMost('P3', `violations after ${row?.count} pledges`, broken, 0, '')];
  } finally {
    await dataSource.destroy();
  }
}
