import { Injectable, Logger } from '@nestjs/common';
import { PaymentGateway } from '../../payments/index.js';
import { Database } from '../../platform/database/index.js';
import { DisputesRepository } from './disputes.repository.js';
import { RecordDisputes } from './record-disputes.js';

const batchSize = 20;

/** Asks once a day about each dispute that is not decided: a webhook may be lost, and the provider forgets its events. */
@Injectable()
export class AskDisputes {
  private readonly logger = new Logger(AskDisputes.name);

  constructor(
    private readonly database: Database,
    private readonly disputes: DisputesRepository,
    private readonly gateway: PaymentGateway,
    private readonly recordDisputes: RecordDisputes,
  ) {}

  async execute(): Promise<void> {
    const due = await this.database.inTransaction((tx) => this.disputes.claimDue(tx, batchSize));
    for (const id of due) {
      try {
        await this.recordDisputes.execute(await this.gateway.retrieveDispute(id));
      } catch (error) {
        this.logger.warn({ message: 'a dispute could not be asked about; tomorrow again', id, reason: String(error) });
      }
    }
  }
}
