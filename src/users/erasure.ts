import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { ErasureHindered } from './erasure.errors.js';

/** What has to end before a person can be erased. */
export const hindrances = [
  'open_pledges',
  'money_under_way',
  'open_campaigns',
  'debt',
  'role',
  'account',
  'legal_hold',
] as const;
export type Hindrance = (typeof hindrances)[number];

/** A person who is to be erased: the member with the guests they adopted, or a guest alone; and their addresses. */
export interface Leaving {
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  /** A guest whose things belong to an account now, or a member where a guest was meant. */
  readonly isOfAccount?: boolean;
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

  constructor(private readonly audit: Audit) {}

  register(share: ErasureShare): void {
    this.shares.push(share);
  }

  /** In the order of `hindrances`, each once. */
  async hindrancesOf(tx: Tx, leaving: Leaving): Promise<Hindrance[]> {
    const found = new Set<Hindrance>();
    for (const { hindrances: ask } of this.shares) for (const one of (await ask?.(tx, leaving)) ?? []) found.add(one);
    return hindrances.filter((one) => found.has(one));
  }

  /** Erases the person of this id, whose rows are locked, and writes it down. @throws ErasureHindered (409) */
  async execute(tx: Tx, leaving: Leaving, by: { readonly caller: Caller; readonly userId: string }): Promise<void> {
    const found = await this.hindrancesOf(tx, leaving);
    if (found.length > 0) throw new ErasureHindered({ extra: { hindrances: found } });
    for (const { erase } of this.shares) await erase?.(tx, leaving);
    const about = { action: 'user.erased', subject: 'user', subjectId: by.userId };
    await this.audit.record(tx, [{ caller: by.caller, ...about, details: {} }]);
  }
}
