import { Injectable, Logger } from '@nestjs/common';
import { PaymentGateway } from '../../payments/index.js';
import { Database } from '../../platform/database/index.js';
import { DisputesRepository } from './disputes.repository.js';
import { RecordDisputes } from './record-disputes.js';

const batchSize = 20;

/** Asks the provider about disputes, and records what it says. */
@Injectable()
export class AskDisputes {
  private readonly logger = new Logger(AskDisputes.name);

  constructor(
    private readonly database: Database,
    private readonly disputes: DisputesRepository,
    private readonly gateway: PaymentGateway,
    private readonly recordDisputes: RecordDisputes,
  ) {}

  /** By the provider's id. @throws DisputeWaits, ProviderBusy, ProviderUnknownOutcome, ProviderRefused */
  async one(id: string): Promise<void> {
    await this.recordDisputes.execute(await this.gateway.retrieveDispute(id));
  }

  /** Each that is not decided, once a day: a webhook may be lost, and the provider forgets its events. */
  async due(): Promise<void> {
    const due = await this.database.inTransaction((tx) => this.disputes.claimDue(tx, batchSize));
    for (const id of due) {
      await this.one(id).catch((error: unknown) => {
        this.logger.warn({ message: 'a dispute could not be asked about; tomorrow again', id, reason: String(error) });
      });
    }
  }
}
