import { Injectable } from '@nestjs/common';
import { entryHash, genesis } from './audit-chain.rules.js';
import { AuditRepository, type Head, type SealedEntry } from './audit.repository.js';

const batch = 2_000;

/** The first place where the chain does not hold, and what is wrong there. */
export interface Break {
  /** The place that should have been filled. */
  readonly seq: bigint;
  readonly entryId: string | null;
  readonly reason: 'gap' | 'previous-hash' | 'hash' | 'text' | 'head';
}

export interface AuditVerdict {
  readonly ok: boolean;
  /** How many entries hold, from the first on. */
  readonly entries: bigint;
  /** The last of them. */
  readonly head: Head;
  readonly brokenAt?: Break;
}

/** Computes the whole chain anew from the rows. */
@Injectable()
export class VerifyAudit {
  constructor(private readonly repository: AuditRepository) {}

  /**
   * Stops at the first break. A head that was published before shows what no chain shows by itself: that entries at
   * its end were removed, or all of it was written anew.
   */
  async execute(published?: Head): Promise<AuditVerdict> {
    let head: Head = { seq: 0n, hash: genesis };
    let sawPublished = published === undefined || published.seq === 0n;
    for (;;) {
      const entries = await this.repository.sealedAfter(head.seq, batch);
      for (const entry of entries) {
        const reason = reasonToDoubt(entry, head);
        if (reason) return broken(head, { seq: head.seq + 1n, entryId: entry.id, reason });
        head = { seq: head.seq + 1n, hash: entry.hash };
        if (published?.seq !== head.seq) continue;
        if (!published.hash.equals(head.hash))
          return broken(head, { seq: head.seq, entryId: entry.id, reason: 'head' });
        sawPublished = true;
      }
      if (entries.length < batch) break;
    }
    if (!sawPublished) return broken(head, { seq: head.seq + 1n, entryId: null, reason: 'head' });
    return { ok: true, entries: head.seq, head };
  }
}

function reasonToDoubt(entry: SealedEntry, head: Head): Break['reason'] | undefined {
  const seq = head.seq + 1n;
  if (BigInt(entry.seq) !== seq) return 'gap';
  if (!entry.previousHash.equals(head.hash)) return 'previous-hash';
  if (!entry.hash.equals(entryHash(entry, seq, head.hash))) return 'hash';
  return entry.textFits ? undefined : 'text';
}

const broken = (head: Head, brokenAt: Break): AuditVerdict => ({ ok: false, entries: head.seq, head, brokenAt });
