import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../users/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';

/** How a parcel to somebody who is erased could be followed is forgotten; that it was sent stays with the pledge. */
@Injectable()
export class EraseDeliveries implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly repository: DeliveriesRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { ids }) => this.repository.forgetParcels(tx, ids) });
  }
}
