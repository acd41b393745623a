import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';

/** What has to end before a person can be erased. */
export const hindrances = ['open_pledges', 'money_under_way', 'open_campaigns', 'debt', 'role'] as const;
export type Hindrance = (typeof hindrances)[number];

/** A person who is to be erased: the member, the guests they adopted, and their addresses. */
export interface Leaving {
  readonly ids: readonly string[];
  readonly emails: readonly string[];
}

/** What one module knows of people. Both run in the transaction of the erasure. */
export interface ErasureShare {
  /** What of this module stands against it. */
  readonly hindrances?: (tx: Tx, leaving: Leaving) => Promise<readonly Hindrance[]>;
  /** Empties what this module has of the person, and leaves what the law wants kept under the bare id. */
  readonly erase?: (tx: Tx, leaving: Leaving) => Promise<void>;
}

/** Modules that stand below this one register what they know of people, as they do with due work. */
@Injectable()
export class Erasure {
  private readonly shares: ErasureShare[] = [];

  register(share: ErasureShare): void {
    this.shares.push(share);
  }

  /** In the order of `hindrances`, each once. */
  async hindrancesOf(tx: Tx, leaving: Leaving): Promise<Hindrance[]> {
    const found = new Set<Hindrance>();
    for (const { hindrances: ask } of this.shares) for (const one of (await ask?.(tx, leaving)) ?? []) found.add(one);
    return hindrances.filter((one) => found.has(one));
  }

  async erase(tx: Tx, leaving: Leaving): Promise<void> {
    for (const { erase } of this.shares) await erase?.(tx, leaving);
  }
}
