import pg from 'pg';
import { backers, campaignStatements, made, numbered, pledgeStatements } from './statements.js';
import { categories, places, things } from './words.js';

export interface SeedOptions {
  readonly campaigns: number;
  readonly pledges: number;
  /** Called after each batch with what is done, from 0 to 1. */
  readonly progress: (part: number, what: string) => void;
  readonly signal?: AbortSignal;
}

const campaignBatch = 1_000;
const pledgeBatch = 25_000;
const pledgesPerBacker = 4;

/**
 * Fills a migrated database with campaigns and pledges, by SQL in batches that are committed one by one: what is there
 * when it is stopped is whole. Books, histories and totals agree, so that `npm run check` finds nothing.
 */
export async function seed(url: string, { campaigns, pledges, progress, signal }: SeedOptions): Promise<void> {
  const db = new pg.Client(url);
  await db.connect();
  try {
    await db.query('set synchronous_commit = off');
    const [{ count }] = (await db.query<{ count: number }>('select count(*)::int as count from projects')).rows as [
      { count: number },
    ];
    const words = JSON.stringify({ things, places, categories });
    const all = campaigns * 3 + pledges;
    for (let from = 0; from < campaigns && !signal?.aborted; from += campaignBatch) {
      const last = Math.min(campaigns, from + campaignBatch);
      await inOne(db, [{ sql: numbered, with: [count + from + 1, count + last, words] }], campaignStatements);
      progress((last * 3) / all, 'campaigns');
    }
    await db.query('analyze');
    for (let done = 0; done < pledges && !signal?.aborted; done += pledgeBatch) {
      const size = Math.min(pledgeBatch, pledges - done);
      const people = { sql: backers, with: [Math.max(1, Math.ceil(size / pledgesPerBacker))] };
      await inOne(db, [people, { sql: made, with: [size] }], pledgeStatements);
      progress((campaigns * 3 + done + size) / all, 'pledges');
    }
    await db.query('vacuum analyze');
  } finally {
    await db.end();
  }
}

interface Question {
  readonly sql: string;
  readonly with: readonly unknown[];
}

/** First the tables that the rest of the batch is drawn from, then the rest, in one transaction. */
async function inOne(db: pg.Client, drawn: readonly Question[], statements: readonly string[]): Promise<void> {
  await db.query('begin');
  for (const { sql, with: parameters } of drawn) await db.query(sql, [...parameters]);
  for (const statement of statements) await db.query(statement);
  await db.query('commit');
}
