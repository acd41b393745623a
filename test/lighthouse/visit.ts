import lighthouse, { type Result } from 'lighthouse';
import { type Browser, chromium } from 'playwright-core';
import { pickFreePort } from '../../src/local/ports.js';
import { categories, type Category, type PageRun } from './goals.js';

/** Alone with our page: nothing else is asked for, updated or kept while it is measured. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Request {
  readonly url: string;
  readonly resourceType?: string;
  readonly transferSize?: number;
}

/** A browser that Lighthouse visits pages with, as a phone on a slow network. */
export class Auditor {
  private constructor(
    private readonly browser: Browser,
    private readonly port: number,
    private readonly home: string,
  ) {}

  static async open(executablePath: string, home: string): Promise<Auditor> {
    const port = await pickFreePort();
    const args = [...flags, `--remote-debugging-port=${port}`];
    return new Auditor(await chromium.launch({ executablePath, args, handleSIGINT: false }), port, home);
  }

  /**
   * Visits the page once, with nothing kept from before. On a busy machine a recording sometimes fails; it is then made
   * again. @throws Error when the page could not be measured three times
   */
  async visit(path: string, tries = 3): Promise<PageRun> {
    const options = { port: this.port, onlyCategories: [...categories], logLevel: 'error' as const };
    const answer = await lighthouse(this.home + path, options);
    if (!answer) throw new Error(`${path}: Lighthouse gave no answer`);
    const { lhr } = answer;
    if (lhr.runtimeError && tries > 1) return this.visit(path, tries - 1);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    const requests = requestsOf(lhr);
    const weigh = (of: Request[]) => of.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
    return {
      path,
      scores: Object.fromEntries(categories.map((name) => [name, scoreOf(lhr, name)])) as Record<Category, number>,
      weights: {
        all: weigh(requests),
        scripts: weigh(requests.filter(({ resourceType }) => resourceType === 'Script')),
      },
      largestAfter: timeOf(lhr, 'largest-contentful-paint'),
      blockedFor: timeOf(lhr, 'total-blocking-time'),
      speed: lhr.environment.benchmarkIndex,
      thirdParties: requests.map(({ url }) => url).filter((url) => !url.startsWith(this.home) && !url.startsWith('data:')), // prettier-ignore
      cookies: await this.cookies(),
      findings: findingsOf(lhr),
    };
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** All that the browser holds, and none of it may: Lighthouse begins each visit with an empty one. */
  private async cookies(): Promise<string[]> {
    const session = await this.browser.newBrowserCDPSession();
    try {
      const { cookies } = await session.send('Storage.getCookies');
      return cookies.map(({ name }) => name);
    } finally {
      await session.detach();
    }
  }
}

const scoreOf = (lhr: Result, category: Category): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);

const timeOf = (lhr: Result, audit: string): number => lhr.audits[audit]?.numericValue ?? 0;

function requestsOf({ audits }: Result): Request[] {
  const details = audits['network-requests']?.details;
  if (details?.type !== 'table') throw new Error('Lighthouse named no requests');
  return details.items as unknown as Request[];
}

/** What was not passed and counts, with the places in the page that Lighthouse names. */
function findingsOf({ categories: found, audits }: Result): string[] {
  const counted = categories
    .filter((category) => category !== 'performance')
    .flatMap((category) => found[category]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0);
  return counted.flatMap(({ id }) => {
    const { score, title = '', details } = audits[id] ?? {};
    if (score === null || score === undefined || score >= 1) return [];
    const items = details?.type === 'table' ? details.items : [];
    const places = items.map(({ node, description }) => {
      const place = node as { readonly selector?: string } | undefined;
      return place?.selector ?? (typeof description === 'string' ? description : '');
    });
    return [`${id}: ${title} ${places.filter(Boolean).join(', ')}`.trim()];
  });
}
