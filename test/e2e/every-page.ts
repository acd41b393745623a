import { type BrowserContextOptions } from 'playwright-core';
import { type Locale, type Person } from '../../src/demo/people.js';
import { crawl, shapeOf } from '../support/crawl.js';
import { type JourneyWorld } from './journey-world.js';

/** The pages that somebody is the first to see; undefined for a visitor. */
export interface PagesOfOne {
  readonly who: Person | undefined;
  readonly paths: readonly string[];
}

/** One page of each kind, by following links as a visitor and as everybody who may sign in. */
export async function everyPage(world: JourneyWorld, locale: Locale): Promise<PagesOfOne[]> {
  const seen = new Set<string>();
  const all: PagesOfOne[] = [];
  for (const who of [undefined, ...world.kinds]) {
    const start = [`/${locale}`];
    const visited = await crawl({ url: world.url, start, perShape: 1, ...(who && { cookie: cookieOf(who) }) });
    const ours = visited.filter(({ path, status }) => status === 200 && path.startsWith(`/${locale}`));
    const fresh = ours.map(({ path }) => path).filter((path) => !seen.has(shapeOf(path)));
    for (const path of fresh) seen.add(shapeOf(path));
    all.push({ who, paths: [...new Map(fresh.map((path) => [shapeOf(path), path])).values()] });
  }
  return all;
}

export const signedIn = (who: Person | undefined): BrowserContextOptions =>
  who ? { extraHTTPHeaders: { cookie: cookieOf(who) } } : {};

const cookieOf = ({ token }: Person): string => `__Host-tally=${token}`;
