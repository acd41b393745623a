import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { Erasure } from '../users/index.js';
import { CustomersRepository, customersDue } from './customers.repository.js';
import { DeleteCustomers } from './delete-customers.js';
import { DetachmentsRepository } from './detachments.repository.js';

/**
 * Of a person who is erased no card is recognised again, and the provider is to delete its customer; what was charged
 * stays, with brand and last digits.
 */
@Injectable()
export class EraseCards implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly detachments: DetachmentsRepository,
    private readonly customers: CustomersRepository,
    private readonly dueWork: DueWork,
    private readonly deleteCustomers: DeleteCustomers,
  ) {}

  onModuleInit(): void {
    this.erasure.register({
      erase: async (tx, { ids }) => {
        await this.detachments.forgetFingerprints(tx, ids);
        await this.customers.letGo(tx, ids);
      },
    });
    this.dueWork.register({
      name: 'payments.delete-customers',
      dueSql: customersDue,
      run: (_lane, stopping) => this.deleteCustomers.execute(stopping),
    });
  }
}
