import { type Api } from '../../src/demo/api.js';

interface Rule {
  readonly kind: string;
  readonly ms?: number;
  readonly times?: number;
  readonly saved?: boolean;
  readonly match: { readonly path: string; readonly probability: number };
}

const call = (kind: string, probability: number, more: Omit<Rule, 'kind' | 'match'> = {}): Rule => ({
  kind,
  ...more,
  match: { path: '^/v[12]/', probability },
});

const webhook = (kind: string, probability: number, more: Omit<Rule, 'kind' | 'match'> = {}): Rule => ({
  kind,
  ...more,
  match: { path: '.', probability },
});

/**
 * More than a tenth of all calls fails, in every way the sandbox knows. A 429 is rare since one of them silences the
 * endpoint for a second, for everybody. Of the webhooks a fifth is lost.
 */
const rules: readonly Rule[] = [
  call('rate_limit', 0.002),
  call('latency', 0.04, { ms: 300 }),
  call('error_before_commit', 0.015),
  call('error_before_commit', 0.005, { saved: true }),
  call('error_after_commit', 0.02),
  call('cut_before_commit', 0.015),
  call('cut_after_commit', 0.02),
  call('body_cut_after_commit', 0.01),
  call('hang', 0.002, { ms: 5_000 }),
  call('hang_after_commit', 0.002, { ms: 5_000 }),
  webhook('lost', 0.2),
  webhook('duplicate', 0.15, { times: 2 }),
  webhook('late', 0.1, { ms: 2_000 }),
  webhook('reorder', 0.2, { ms: 800 }),
  webhook('wrong_signature', 0.02),
];

const webhookKinds = ['lost', 'duplicate', 'late', 'reorder', 'wrong_signature'];

/** From here on the provider is as bad as it can be, or so many times worse. */
export async function spoilProvider(provider: Api, seed: number, severity: number): Promise<void> {
  await provider.post('/_sandbox/settings', {
    webhook_backoff_ms: [200, 500, 1_000, 2_000, 3_000, 5_000, 5_000, 10_000, 10_000, 20_000],
  });
  const worse = rules.map((rule) => ({
    ...rule,
    match: { ...rule.match, probability: Math.min(0.9, rule.match.probability * severity) },
  }));
  await provider.post('/_sandbox/faults', { seed, rules: worse });
}

export interface ProviderFaults {
  readonly calls: number;
  readonly faulty: number;
  /** How often each kind struck. */
  readonly byKind: Readonly<Record<string, number>>;
}

/** How many calls there were since then, and what became of them. */
export async function countFaults(provider: Api): Promise<ProviderFaults> {
  const { rules: struck } = await provider.get<{ rules: (Rule & { matched: number; hits: number })[] }>(
    '/_sandbox/faults',
  );
  const ofCalls = struck.filter(({ kind }) => !webhookKinds.includes(kind));
  const byKind: Record<string, number> = {};
  for (const { kind, hits } of struck) byKind[kind] = (byKind[kind] ?? 0) + hits;
  // The first rule sees every call.
  return { calls: ofCalls[0]?.matched ?? 0, faulty: ofCalls.reduce((sum, { hits }) => sum + hits, 0), byKind };
}
