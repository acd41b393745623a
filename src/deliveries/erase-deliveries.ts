import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { Erasure } from '../users/index.js';
import { AnswersRepository } from './answers.repository.js';
import { DeliveriesRepository } from './deliveries.repository.js';

/** What somebody who is erased answered, and how a parcel to them could be followed, is forgotten; that it was sent stays with the pledge. */
@Injectable()
export class EraseDeliveries implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly repository: DeliveriesRepository,
    private readonly answers: AnswersRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { ids }) => this.erase(tx, ids) });
  }

  private async erase(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.repository.forgetParcels(tx, ids);
    await this.answers.forgetOf(tx, ids);
  }
}
