import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { type ChaosOptions } from './options.js';
import { type ProviderFaults } from './provider-faults.js';
import { isClean, type Verdict } from './verdict.js';

export interface Outcome {
  readonly options: ChaosOptions;
  readonly seconds: number;
  readonly phases: ReadonlyMap<string, number>;
  readonly loadBefore: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly skipped: ReadonlyMap<string, string>;
  readonly killsAtWork: number;
  readonly readyAfterMs: readonly number[];
  readonly provider: ProviderFaults;
  readonly figures: Readonly<Record<string, number>>;
  readonly cpu: Readonly<Record<string, number>>;
  readonly verdict: Verdict;
}

/** The one line that says how it went. */
export function resultLine({ lost, double, unbooked, broken }: Verdict): string {
  return `${lost.length} lost, ${double.length} double, ${unbooked.length} unbooked, ${broken.length} broken`;
}

const most = 20;

/** The first of what was found, each with its kind. */
export function complaints({ lost, double, unbooked, broken }: Verdict): string[] {
  const lines = Object.entries({ lost, double, unbooked, broken }).flatMap(([kind, list]) => [
    ...list.slice(0, most).map((line) => `${kind}: ${line}`),
    ...(list.length > most ? [`${kind}: and ${list.length - most} more`] : []),
  ]);
  return lines;
}

export function writeReport(outcome: Outcome): void {
  const { report } = outcome.options;
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${text(outcome)}\n`);
}

function text(outcome: Outcome): string {
  const { options, verdict, provider } = outcome;
  const percent = ((100 * provider.faulty) / Math.max(1, provider.calls)).toFixed(1);
  const mutant = options.mutant ? ` with the mutant ${options.mutant}` : '';
  return [
    `# Chaos, seed ${options.seed}${mutant}: ${isClean(verdict) ? 'passed' : 'FAILED'}`,
    '',
    `**${resultLine(verdict)}.** ${options.pledges} pledges, of which ${options.overHttp} were made over HTTP under fire, in ${outcome.seconds} s.`,
    '',
    `${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; load before ${outcome.loadBefore.toFixed(1)}, after ${(loadavg()[0] ?? 0).toFixed(1)}.`,
    '',
    ...section(
      'What was wrong',
      complaints(verdict).map((line) => `- ${line}`),
    ),
    ...section('Faults done to our side', [
      ...rows(['fault', 'times'], outcome.faults),
      '',
      `${outcome.killsAtWork} kills hit somebody with work in hand. After a crash of Postgres the api was ready within ${outcome.readyAfterMs.length > 0 ? `${Math.max(...outcome.readyAfterMs)} ms` : '(not measured: it was itself killed)'}.`,
    ]),
    ...section(
      'Not done on this machine',
      [...outcome.skipped].map(([name, why]) => `- ${name}: ${why}`),
    ),
    ...section('Faults of the provider', [
      `${provider.faulty} of ${provider.calls} calls (${percent} %) failed or came late.`,
      '',
      ...rows(['kind', 'times'], new Map(Object.entries(provider.byKind))),
    ]),
    ...section('What it did all the same', rows(['figure', ''], new Map(Object.entries(outcome.figures)))),
    ...section('Seconds', rows(['phase', 's'], outcome.phases)),
    ...section('CPU seconds', rows(['part', 's'], new Map(Object.entries(outcome.cpu)))),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];

const rows = ([name, value]: readonly [string, string], of: ReadonlyMap<string, number>): string[] => [
  `| ${name} | ${value} |`,
  '|---|---:|',
  ...[...of].map(([key, count]) => `| ${key} | ${count} |`),
];
