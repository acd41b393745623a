import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** `CHROMIUM`, or where distributions put it. */
const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** A test that needs a browser; where none is installed it says so instead. */
export const withBrowser = (name: string, work: () => Promise<void>): void =>
  browserPath === undefined
    ? it(`${name}: not tried, because no Chromium is installed`, () => {
        console.warn('The pages were not tried: install chromium, or set CHROMIUM to one.');
        expect(browserPath).toBeUndefined();
      })
    : it(name, work, 90_000);

/** Opens pages and keeps what they complain of: errors of scripts, and everything that the content policy refused. */
export class PageBrowser {
  readonly complaints: string[] = [];

  private constructor(private readonly browser: Browser | undefined) {}

  static async open(): Promise<PageBrowser> {
    if (browserPath === undefined) return new PageBrowser(undefined);
    return new PageBrowser(await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] }));
  }

  /** A page in a context of its own, so that no cookie is shared. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    if (!this.browser) throw new Error('No browser');
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with the page, as short lines. The policy of our pages forbids its script, so it is put in past it. */
export async function axe(page: Page): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  const source = await readFile(axePath, 'utf8');
  return page.evaluate(async (script) => {
    (0, eval)(script);
    const found = await (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, source);
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: string[] }[] }[];
}
