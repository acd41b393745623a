/**
 * `npm run screens [-- --url http://localhost:3000 --language en]`: pictures of every page of a running demo, as each
 * kind of person and in both sizes, in .data/screens. They are for looking at; nothing is compared.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { crawl, shapeOf, signInByPage } from '../support/crawl.js';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;
const password = 'tally-sticks-2026';
const people = {
  visitor: '',
  backer: 'amina@tally.example',
  creator: 'koen@tally.example',
  moderator: 'marta@tally.example',
  finance: 'pieter@tally.example',
  auditor: 'judith@tally.example',
  owner: 'noor@tally.example',
} as const;

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://localhost:3000' }, language: { type: 'string', default: 'en' } },
});
const folder = join(repositoryRoot(), '.data/screens');

async function main(): Promise<void> {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const answers = await fetch(`${values.url}/health/live`).catch(() => undefined);
  if (!answers?.ok) throw new Error(`Nothing answers at ${values.url}: start npm run demo first, or say --url.`);
  if (!path) throw new Error('No Chromium was found: install chromium.');
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  const seen = new Set<string>();
  try {
    for (const [who, email] of Object.entries(people)) await takeAll(browser, who, email, seen);
  } finally {
    await browser.close();
  }
  console.log(`${seen.size} pages, each in ${Object.keys(sizes).length} sizes: ${folder}`);
}

/** The pages that this person is the first to see. */
async function takeAll(browser: Browser, who: string, email: string, seen: Set<string>): Promise<void> {
  const { url, language } = values;
  const cookie = email ? await signInByPage(url, url, email, password) : '';
  const visited = await crawl({ url, start: [`/${language}`], perShape: 1, ...(cookie && { cookie }) });
  const fresh = visited.filter(
    ({ path, status }) => status === 200 && path.startsWith(`/${language}`) && !seen.has(shapeOf(path)),
  );
  mkdirSync(join(folder, who), { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({ viewport, extraHTTPHeaders: cookie ? { cookie } : {} });
    const page = await context.newPage();
    for (const { path } of fresh) {
      await page.goto(url + path, { waitUntil: 'load' });
      // Pictures far down are loaded when they come near: the page is walked through once.
      await page.evaluate(
        '(async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) { scrollTo(0, y); await new Promise((r) => setTimeout(r, 30)); } scrollTo(0, 0); })()',
      );
      const name =
        path
          .replace(/^\/\w\w\/?/, '')
          .replace(/\W+/g, '-')
          .slice(0, 80) || 'home';
      await page.screenshot({ path: join(folder, who, `${name}.${size}.png`), fullPage: true });
    }
    await context.close();
  }
  for (const { path } of fresh) seen.add(shapeOf(path));
  console.log(`${who}: ${fresh.length} pages`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
