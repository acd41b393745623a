// Guarantee: the audit of pages misses nothing that it measured: each figure has its limit, a campaign may carry fewer
// scripts than other pages, and only performance, which a busy machine shakes, is a median.
import { medianOf, missedBy, type PageRun, reportOf } from './goals.js';

const good: PageRun = {
  path: '/en/fees',
  scores: { performance: 97, accessibility: 100, 'best-practices': 100, seo: 100 },
  weights: { all: 150_000, scripts: 10_000 },
  largestAfter: 1_700,
  blockedFor: 12.4,
  speed: 900,
  thirdParties: [],
  cookies: [],
  findings: ['meta-description'],
};

it.each<[string, Partial<PageRun>, string[]]>([
  ['all is well', {}, []],
  ['slow', { scores: { ...good.scores, performance: 94 } }, ['performance 94, at least 95']],
  [
    'not found by search engines',
    { scores: { ...good.scores, seo: 99 } },
    ['seo 99, at least 100', 'meta-description'],
  ],
  ['heavy', { weights: { all: 150_001, scripts: 0 } }, ['150.0 kB in all, at most 150 kB']],
  ['many scripts', { weights: { all: 0, scripts: 10_001 } }, ['10.0 kB of scripts, at most 10 kB']],
  [
    'a campaign',
    { path: '/nl/campaigns/bread-1', weights: { all: 0, scripts: 5_001 } },
    ['5.0 kB of scripts, at most 5 kB'],
  ],
  ['the money of a campaign', { path: '/nl/campaigns/bread-1/money' }, []],
  ['somebody else', { thirdParties: ['https://fonts.example'] }, ['asks a third party: https://fonts.example']],
  ['a cookie', { cookies: ['seen'] }, ['sets the cookie seen']],
])('%s', (_, over, missed) => {
  expect(missedBy({ ...good, ...over })).toEqual(missed);
});

it('takes the middle of performance and the worst of everything else', () => {
  const run = (performance: number, seo: number, all: number, finding: string): PageRun => ({
    ...good,
    scores: { ...good.scores, performance, seo },
    weights: { all, scripts: 0 },
    findings: [finding],
  });
  const median = medianOf([run(99, 100, 1, 'a'), run(60, 100, 9, 'b'), run(96, 98, 2, 'a')]);
  expect(median.scores).toEqual({ performance: 96, accessibility: 100, 'best-practices': 100, seo: 98 });
  expect(median.weights.all).toBe(9);
  expect(median.findings).toEqual(['b', 'a']);
});

it('says of each page what it misses', () => {
  const report = reportOf([good, { ...good, path: '/en', cookies: ['seen'] }], ['# Audit']);
  expect(report).toContain('| /en/fees | 97 | 100 | 100 | 100 | 1.7 s | 12 ms | 150.0 kB | 10.0 kB | holds |');
  expect(report).toContain('- /en: sets the cookie seen');
});
