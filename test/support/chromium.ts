import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** `CHROMIUM`, or where distributions put it. */
export const chromiumPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** The two sizes in which every page is looked at. */
export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** A test in a real browser; where there is none it says so and tests nothing. */
export const inBrowser = (name: string, work: () => Promise<void>, ms = 60_000): void =>
  chromiumPath === undefined
    ? it(`${name}: not tried, because no Chromium is installed`, () => {
        console.warn('Pages were not tried: install chromium, or set CHROMIUM to one.');
        expect(chromiumPath).toBeUndefined();
      })
    : it(name, work, ms);

export async function openBrowser(flags: readonly string[] = []): Promise<Browser | undefined> {
  return chromiumPath ? chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', ...flags] }) : undefined;
}

/** A page that collects what the browser complains of: errors of scripts, refusals by the content policy, lost files. */
export async function openPage(
  browser: Browser | undefined,
  options: BrowserContextOptions = {},
  complaints: string[] = [],
): Promise<{ page: Page; complaints: string[] }> {
  if (!browser) throw new Error('There is no browser');
  const context = await browser.newContext({ viewport: sizes.desktop, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    // What a page still listened to when it was left is no loss; a page that cannot be reached is told to whoever goes there.
    const isLost = request.failure()?.errorText !== 'net::ERR_ABORTED' && !request.isNavigationRequest();
    if (isLost) complaints.push(`${request.url()} failed`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** Pages of one test file, each in a context of its own, so that no cookie is shared; what any of them complains of is kept. */
export class PageBrowser {
  readonly complaints: string[] = [];

  private constructor(private readonly browser: Browser | undefined) {}

  static async open(flags: readonly string[] = []): Promise<PageBrowser> {
    return new PageBrowser(await openBrowser(flags));
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    return (await openPage(this.browser, options, this.complaints)).page;
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }
}
