import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { seal } from './audit-chain.rules.js';
import { AuditRepository } from './audit.repository.js';

const batch = 1_000;

/**
 * Gives every entry that has none its place in the chain. Entries of transactions that commit late come after those
 * sealed meanwhile: the chain says in which order they were sealed, and each entry says when it was recorded.
 */
@Injectable()
export class SealAudit {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditRepository,
  ) {}

  /** Answers how many it sealed; at once with 0 when another process is sealing. */
  async execute(): Promise<number> {
    for (let sealed = 0; ;) {
      const more = await this.sealBatch();
      sealed += more;
      if (more < batch) return sealed;
    }
  }

  /** The lock is freed after the commit is visible, so that the next sealer reads the head that this one wrote. */
  private async sealBatch(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      if (!(await this.repository.tryBecomeSealer(tx))) return 0;
      const entries = await this.repository.unsealed(tx, batch);
      if (entries.length === 0) return 0;
      const seals = seal(entries, await this.repository.head(tx));
      await this.repository.writeSeals(
        tx,
        seals.map((each, i) => ({ ...each, id: (entries[i] as { id: string }).id })),
      );
      return entries.length;
    });
  }
}
