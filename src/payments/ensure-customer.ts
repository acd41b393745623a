import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { CustomersRepository } from './customers.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { isKeySpent, ProviderBusy } from './provider.errors.js';

const rounds = 20;
const patienceMs = 250;

/**
 * One customer per user at the provider, guests included. The row is there before the provider is asked, the key is made
 * from the user's id, and only the id that the row took is ever used: twenty first pledges at once make one customer.
 */
@Injectable()
export class EnsureCustomer {
  private readonly underway = new Map<string, Promise<string>>();

  constructor(
    private readonly database: Database,
    private readonly customers: CustomersRepository,
    private readonly gateway: PaymentGateway,
    private readonly clock: Clock,
  ) {}

  /** @throws ProviderBusy, ProviderUnknownOutcome, ProviderRefused */
  async execute(userId: string, email: string): Promise<string> {
    const running = this.underway.get(userId) ?? this.ensure(userId, email);
    this.underway.set(userId, running);
    try {
      return await running;
    } finally {
      this.underway.delete(userId);
    }
  }

  private async ensure(userId: string, email: string): Promise<string> {
    for (let round = 1; ; round += 1) {
      const { providerId, createTries } = await this.row(userId);
      if (providerId) return providerId;
      try {
        return await this.make(userId, email, createTries);
      } catch (error) {
        // Another key is used at once: somebody waits in front of a page.
        if (isKeySpent(error) && round < rounds) continue;
        // Another process is making the very same customer (409): it will be in the row in a moment.
        const inUse = error instanceof ProviderBusy && error.retryAfterMs <= patienceMs;
        if (!inUse || round === rounds) throw error;
        await sleep(error.retryAfterMs);
      }
    }
  }

  private async row(userId: string): Promise<{ providerId: string | null; createTries: number }> {
    return this.database.inTransaction(async (tx) => {
      const found = await this.customers.find(tx, userId);
      if (found) return found;
      await this.customers.open(tx, userId, await this.clock.now(tx));
      return { providerId: null, createTries: 0 };
    });
  }

  private async make(userId: string, email: string, tries: number): Promise<string> {
    const lost = tries > 0 ? await this.gateway.findCustomer({ userId, email }) : null;
    try {
      const key = `customer:${userId}${tries > 0 ? `:${tries}` : ''}`;
      const made = lost ?? (await this.gateway.ensureCustomer({ userId, email, key }));
      return await this.database.inTransaction((tx) => this.customers.keepProviderId(tx, userId, made));
    } catch (error) {
      // An answer is kept under the key, or the address has changed since: the next call looks first and uses another.
      if (isKeySpent(error)) await this.database.inTransaction((tx) => this.customers.countCreateTry(tx, userId));
      throw error;
    }
  }
}
