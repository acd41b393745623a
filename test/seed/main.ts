/**
 * `npm run seed -- --campaigns 10000 --pledges 1000000`: fills the database of DATABASE_URL with campaigns and pledges,
 * for looking at pages and measuring them with many rows. Ctrl-C stops after the present batch.
 */
import { parseArgs } from 'node:util';
import { seed } from './seed.js';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { campaigns: { type: 'string', default: '1000' }, pledges: { type: 'string', default: '100000' } },
  });
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Say in DATABASE_URL which database to fill: a migrated one that may be thrown away.');
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('This fills a database with invented rows, so not in production.');
  const [campaigns, pledges] = [wholeNumber(values.campaigns), wholeNumber(values.pledges)];
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const progress = (part: number, what: string) => {
    const bar = '#'.repeat(Math.round(part * 30)).padEnd(30, '.');
    const line = `[${bar}] ${Math.round(part * 100)} % ${what}, ${seconds()} s`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
  await seed(url, { campaigns, pledges, progress, signal: stop.signal });
  console.log(`\n${stop.signal.aborted ? 'Stopped' : 'Done'} after ${seconds()} s`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new Error(`${text} is not a whole number`);
  return Number(text);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
