import { Injectable, Logger } from '@nestjs/common';
import { AskCharge, PaymentGateway, ProviderRefused } from '../payments/index.js';
import { RecordTransfer } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { AskMoneyBack } from './ask-money-back.js';
import { MovementsRepository, type UnbookedMovement } from './movements.repository.js';

const pageSize = 100;

/** What the provider's object behind a movement belongs to. */
type Belongs = { readonly paymentId?: string | null; readonly campaignId?: string | null };

/**
 * Asks about each movement that nobody has booked, by the object that caused it: what is ours is recorded by the one
 * function of its kind, as if its webhook had come. What is still not booked afterwards is nobody's.
 */
@Injectable()
export class AskMovements {
  private readonly logger = new Logger(AskMovements.name);

  constructor(
    private readonly database: Database,
    private readonly movements: MovementsRepository,
    private readonly gateway: PaymentGateway,
    private readonly askCharge: AskCharge,
    private readonly askMoneyBack: AskMoneyBack,
    private readonly recordTransfer: RecordTransfer,
  ) {}

  /** Answers the campaigns of those movements that belong to one. @throws ProviderBusy, ProviderUnknownOutcome */
  async execute(stopping: AbortSignal): Promise<Map<string, string>> {
    const campaigns = new Map<string, string>();
    for (let after = ''; !stopping.aborted;) {
      const page = await this.movements.unbooked(after, pageSize);
      for (const movement of page) {
        const campaignId = await this.campaignOf(movement);
        if (campaignId) campaigns.set(movement.id, campaignId);
      }
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) return campaigns;
    }
    return campaigns;
  }

  private async campaignOf(movement: UnbookedMovement): Promise<string | null> {
    const { paymentId = null, campaignId = null } = await this.ask(movement).catch((error: unknown): Belongs => {
      // An object that is gone or cannot be read tells nothing, however often it is asked about.
      if (!(error instanceof ProviderRefused)) throw error;
      this.logger.warn({ message: 'the provider does not show what caused a movement', movement: movement.id });
      return {};
    });
    if (campaignId !== null) return campaignId;
    return paymentId === null ? null : ((await this.movements.campaignsOf([paymentId])).get(paymentId) ?? null);
  }

  private async ask({ type, sourceId }: UnbookedMovement): Promise<Belongs> {
    switch (type) {
      case 'charge':
      case 'payment':
        return { paymentId: await this.askCharge.execute(sourceId) };
      case 'refund':
      case 'refund_failure':
      case 'payment_refund':
      case 'payment_failure_refund':
        return { paymentId: await this.askMoneyBack.refund(sourceId) };
      case 'adjustment':
        return { paymentId: await this.askMoneyBack.adjustment(sourceId) };
      case 'transfer': {
        const transfer = await this.gateway.retrieveTransfer(sourceId);
        await this.database.inTransaction((tx) => this.recordTransfer.execute(tx, transfer));
        return { campaignId: campaignOfGroup(transfer.transferGroup) };
      }
      default:
        return {};
    }
  }
}

/** 'campaign_<id>' is what our transfers are grouped by. */
function campaignOfGroup(group: string | null): string | null {
  const id = group?.startsWith('campaign_') ? group.slice('campaign_'.length) : '';
  return isUuid(id) ? id : null;
}
