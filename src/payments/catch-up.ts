import { Injectable } from '@nestjs/common';
import { PaymentGateway } from './payment-gateway.js';
import { ReceiveEvents } from './receive-events.js';

/** Lists the provider's events and takes in those whose webhook never came. The inbox knows the others by their ids. */
@Injectable()
export class CatchUp {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly receiveEvents: ReceiveEvents,
  ) {}

  /** How many were missing. `since` is the provider's time, at most 30 days ago. */
  async execute(since: Date): Promise<number> {
    let missing = 0;
    let after: string | undefined;
    do {
      const page = await this.gateway.listEvents({ since, ...(after !== undefined && { after }) });
      if (page.data.length > 0) missing += await this.receiveEvents.execute(page.data);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return missing;
  }
}
