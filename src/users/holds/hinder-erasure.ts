import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../erasure.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';

/** Nobody is erased while a hold keeps them or a campaign that they had to do with; they are told that it is so. */
@Injectable()
export class HinderErasure implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly holds: LegalHoldsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({
      hindrances: async (tx, { ids }) => {
        await this.holds.keepOut(tx);
        return (await this.holds.keeps(tx, ids)) ? ['legal_hold'] : [];
      },
      erase: (tx, { ids }) => this.holds.forgetReasons(tx, ids),
    });
  }
}
