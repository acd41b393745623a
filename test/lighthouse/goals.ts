/** What one visit of one page with Lighthouse found; scores are whole numbers from 0 to 100, weights bytes as transferred. */
export interface PageRun {
  readonly path: string;
  readonly scores: Readonly<Record<Category, number>>;
  readonly weights: {
    /** Every request of the page, its document and fonts included. */
    readonly all: number;
    readonly scripts: number;
  };
  /** What performance is made of: the largest picture or text, and how long scripts and layout held the page up; ms. */
  readonly largestAfter: number;
  readonly blockedFor: number;
  /** How fast this machine was meanwhile, by Lighthouse's own measure; a free desktop has 1,000 and more. */
  readonly speed: number;
  /** Addresses that are not ours. */
  readonly thirdParties: readonly string[];
  /** Names of cookies that are there after the visit. */
  readonly cookies: readonly string[];
  /** Audits that are not passed, without those of performance. */
  readonly findings: readonly string[];
}

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

/** The goals; kilobytes are 1,000 bytes. */
const least: Readonly<Record<Category, number>> = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }; // prettier-ignore
const kilobytes = { page: 150, scripts: 10, campaignScripts: 5 };

/** The run whose performance is in the middle; of weights and findings, which do not depend on the machine, the worst. */
export function medianOf(runs: readonly PageRun[]): PageRun {
  const [first, ...others] = [...runs].sort((a, b) => a.scores.performance - b.scores.performance);
  if (!first) throw new Error('There is no run');
  const all = [first, ...others];
  const middle = all[Math.floor((all.length - 1) / 2)] ?? first;
  const worst = (of: (run: PageRun) => number) => Math.min(...all.map(of));
  return {
    ...middle,
    scores: {
      performance: middle.scores.performance,
      accessibility: worst(({ scores }) => scores.accessibility),
      'best-practices': worst(({ scores }) => scores['best-practices']),
      seo: worst(({ scores }) => scores.seo),
    },
    weights: {
      all: -worst(({ weights }) => -weights.all),
      scripts: -worst(({ weights }) => -weights.scripts),
    },
    thirdParties: union(all.map(({ thirdParties }) => thirdParties)),
    cookies: union(all.map(({ cookies }) => cookies)),
    findings: union(all.map(({ findings }) => findings)),
  };
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

const isCampaign = (path: string): boolean => /^\/\w\w\/campaigns\/[^/]+$/.test(path);

/** What the page misses, one sentence each; empty when every goal holds. */
export function missedBy({ path, scores, weights, thirdParties, cookies, findings }: PageRun): string[] {
  const scriptsMay = isCampaign(path) ? kilobytes.campaignScripts : kilobytes.scripts;
  const low = categories.filter((category) => scores[category] < least[category]);
  return [
    ...low.map((category) => `${category} ${scores[category]}, at least ${least[category]}`),
    ...(weights.all > kilobytes.page * 1_000 ? [`${kB(weights.all)} in all, at most ${kilobytes.page} kB`] : []),
    ...(weights.scripts > scriptsMay * 1_000 ? [`${kB(weights.scripts)} of scripts, at most ${scriptsMay} kB`] : []),
    ...thirdParties.map((address) => `asks a third party: ${address}`),
    ...cookies.map((name) => `sets the cookie ${name}`),
    ...(low.some((category) => category !== 'performance') ? findings : []),
  ];
}

export const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

/** A Markdown table, a line per page, and what each page misses below it. */
export function reportOf(pages: readonly PageRun[], about: readonly string[]): string {
  const rows = pages.map((page) => {
    const { path, scores, weights } = page;
    const scored = categories.map((category) => scores[category]);
    const timed = [`${(page.largestAfter / 1_000).toFixed(1)} s`, `${Math.round(page.blockedFor)} ms`];
    const cells = [...scored, ...timed, kB(weights.all), kB(weights.scripts)];
    return `| ${path} | ${cells.join(' | ')} | ${missedBy(page).length === 0 ? 'holds' : 'missed'} |`;
  });
  const missed = pages.flatMap((page) => missedBy(page).map((sentence) => `- ${page.path}: ${sentence}`));
  return [
    ...about,
    '',
    '| page | performance | accessibility | best practices | SEO | largest after | blocked | in all | scripts | |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...(missed.length > 0 ? ['Missed:', '', ...missed] : ['Every goal holds.']),
    '',
  ].join('\n');
}
