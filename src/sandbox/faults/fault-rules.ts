import { seededRandom } from './random.js';

/** What can go wrong with an API call. */
export const requestFaults = [
  'latency',
  'rate_limit',
  'error_before_commit',
  'error_after_commit',
  'cut_before_commit',
  'cut_after_commit',
  'body_cut_after_commit',
  'hang',
  'hang_after_commit',
] as const;

/** What can go wrong with a webhook. */
export const webhookFaults = ['duplicate', 'late', 'reorder', 'lost', 'wrong_signature'] as const;

export type FaultKind = (typeof requestFaults)[number] | (typeof webhookFaults)[number];

export interface FaultRule {
  readonly kind: FaultKind;
  readonly match: {
    /** HTTP method; webhook rules have none. */
    readonly method?: string;
    /** Regular expression of the path, or of the event's type. */
    readonly path?: string;
    /** 0 to 1; certain if absent. */
    readonly probability?: number;
    /** How often the rule strikes at most. */
    readonly count?: number;
    /** How many matching calls pass first. */
    readonly after?: number;
  };
  /** Real milliseconds of a delay, of a hang before the connection is cut, or until Retry-After. */
  readonly ms?: number;
  /** For `duplicate`: how many extra times. */
  readonly times?: number;
  /** For `error_before_commit`: Stripe had begun, so the 500 is kept under the idempotency key. */
  readonly saved?: boolean;
  /** For `rate_limit`: what Stripe-Should-Retry says. */
  readonly should_retry?: boolean;
}

interface Counted {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  matched: number;
  hits: number;
}

/** The rules in their order; the first that strikes decides. */
export class FaultRules {
  private rules: Counted[] = [];
  private random = seededRandom(1);
  private seed = 1;

  set(seed: number, rules: readonly FaultRule[]): void {
    this.seed = seed;
    this.random = seededRandom(seed);
    this.rules = rules.map((rule) => ({ rule, pattern: new RegExp(rule.match.path ?? ''), matched: 0, hits: 0 }));
  }

  clear(): void {
    this.set(1, []);
  }

  list(): object {
    return { seed: this.seed, rules: this.rules.map(({ rule, matched, hits }) => ({ ...rule, matched, hits })) };
  }

  ofRequest(method: string, path: string): FaultRule | null {
    return this.strike(requestFaults, method, path);
  }

  ofWebhook(eventType: string): FaultRule | null {
    return this.strike(webhookFaults, undefined, eventType);
  }

  /** A number from 0 to 1 out of the same seeded row. */
  chance(): number {
    return this.random();
  }

  private strike(kinds: readonly string[], method: string | undefined, path: string): FaultRule | null {
    for (const counted of this.rules) {
      const { rule, pattern } = counted;
      const { match } = rule;
      if (!kinds.includes(rule.kind) || !pattern.test(path)) continue;
      if (method !== undefined && match.method !== undefined && match.method !== method) continue;
      counted.matched += 1;
      if (counted.matched <= (match.after ?? 0) || counted.hits >= (match.count ?? Infinity)) continue;
      if (match.probability !== undefined && this.random() >= match.probability) continue;
      counted.hits += 1;
      return rule;
    }
    return null;
  }
}
