/**
 * `npm run audit:web [-- --url http://localhost:3000 --quick]`: Lighthouse, as a phone, on every public page of a running
 * demo, each three times (`--quick`: three pages once). Writes .data/audit; the exit code is 1 when a goal is missed.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { untilSignalled } from '../../src/local/processes.js';
import { crawl, shapeOf } from '../support/crawl.js';
import { medianOf, missedBy, type PageRun, reportOf } from './goals.js';
import { Auditor } from './visit.js';

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://localhost:3000' }, quick: { type: 'boolean', default: false } },
});
const { url, quick } = values;
const folder = join(repositoryRoot(), '.data/audit');
const quickPages = [/^\/en$/, /^\/en\/discover$/, /^\/en\/campaigns\/[^/]+$/];

async function main(signal: AbortSignal): Promise<number> {
  const places = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']; // prettier-ignore
  const chrome = places.find((path) => path !== undefined && existsSync(path));
  const answers = await fetch(`${url}/health/live`).catch(() => undefined);
  if (!answers?.ok) throw new Error(`Nothing answers at ${url}: start npm run demo first, or say --url.`);
  if (!chrome) throw new Error('No Chromium was found: install chromium, or say in CHROME_PATH where it is.');
  const paths = await publicPages();
  console.log(`${paths.length} pages of ${url}, ${quick ? 'once' : 'three times'} each; Ctrl-C stops`);
  const auditor = await Auditor.open(chrome, url);
  const pages: PageRun[] = [];
  try {
    for (const path of paths) {
      const page = await measure(auditor, path, signal);
      if (!page) break;
      pages.push(page);
      const { scores } = page;
      const missed = missedBy(page);
      console.log(`[${pages.length}/${paths.length}] ${path}: ${Object.values(scores).join(' ')}${missed.length ? ` MISSED ${missed.join('; ')}` : ''}`); // prettier-ignore
    }
  } finally {
    await auditor.close();
  }
  if (pages.length < paths.length) console.log(`Stopped after ${pages.length} pages`);
  report(pages);
  return pages.length === paths.length && pages.every((page) => missedBy(page).length === 0) ? 0 : 1;
}

/** Answers undefined when it was stopped meanwhile. */
async function measure(auditor: Auditor, path: string, signal: AbortSignal): Promise<PageRun | undefined> {
  const runs: PageRun[] = [];
  while (runs.length < (quick ? 1 : 3)) {
    if (signal.aborted) return undefined;
    runs.push(await auditor.visit(path));
  }
  return medianOf(runs);
}

/** Every kind of page that search engines may keep: whole in English, the first one in each language. */
async function publicPages(): Promise<string[]> {
  const visited = await crawl({ url, start: ['/en'], perShape: 1 });
  const open = visited.filter(({ status, html }) => status === 200 && !html.includes('content="noindex"'));
  const paths = open.map(({ path }) => path).filter((path) => /^\/(en(\/[^?]*)?|fr|nl)$/.test(path));
  const found = [...new Map(paths.map((path) => [shapeOf(path), path])).values()];
  return quick ? found.filter((path) => quickPages.some((wanted) => wanted.test(path))) : found;
}

function report(pages: readonly PageRun[]): void {
  const load = loadavg()[0] ?? 0;
  const speeds = pages.map(({ speed }) => Math.round(speed));
  const busy = `**Noisy**: the machine was busy (load ${load.toFixed(1)}), performance would be higher on a free one.`;
  const noisy = load > cpus().length * 0.7 ? ` ${busy}` : '';
  const about = `${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Lighthouse for mobile, ${quick ? 'one run' : 'median of three'}. Speed of the machine meanwhile ${Math.min(...speeds)} to ${Math.max(...speeds)}.${noisy}`;
  const text = reportOf(pages, ['# Audit of pages', '', about]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'audit.md'), text);
  writeFileSync(join(folder, 'audit.json'), JSON.stringify({ about, pages }, null, 2));
  console.log(`\n${text}\nWritten to ${folder}`);
}

const stop = new AbortController();
void untilSignalled().then(() => {
  console.log('Stopping after this visit; Ctrl-C again stops at once');
  stop.abort();
});

process.exitCode = await main(stop.signal).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
process.exit();
