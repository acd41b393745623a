import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { CustomersRepository } from './customers.repository.js';
import { PaymentGateway } from './payment-gateway.js';

/** Few at once: none of them hurries. */
const batch = 10;

/**
 * Has the provider delete the customers of people who are erased: claimed with an hour to go, asked, recorded. What ends
 * without a record, because the answer was lost, the provider busy or the process killed, is asked again in an hour.
 */
@Injectable()
export class DeleteCustomers {
  private readonly logger = new Logger(DeleteCustomers.name);

  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly gateway: PaymentGateway,
  ) {}

  /** Until nothing is due, or the process is to end. */
  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const claimed = await this.database.inTransaction((tx) => this.customers.claimLeaving(tx, batch));
      if (claimed.length === 0) return;
      const gone = (await Promise.all(claimed.map((customer) => this.delete(customer)))).flat();
      await this.database.inTransaction((tx) => this.customers.deleted(tx, gone));
    }
  }

  private async delete(customer: string): Promise<string[]> {
    try {
      await this.gateway.deleteCustomer(customer);
      return [customer];
    } catch (error) {
      this.logger.warn({ message: 'a customer could not be deleted yet', customer, error });
      return [];
    }
  }
}
