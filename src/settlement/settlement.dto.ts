import { money, type MoneyJson, toJson } from '../money/index.js';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  QueryIntegerField,
  TextField,
} from '../platform/http/index.js';
import { type HeldItem } from './held-items.js';
import { type SettlementView } from './read-settlement.js';

const anyAmount = { min: 0, max: Number.MAX_SAFE_INTEGER };
const roundStates = ['closing', 'collecting', 'settled', 'failed'];

export class SettlementQuery {
  @QueryIntegerField({ min: 1, max: 2, optional: true, description: 'The newest round past its deadline unless told.' })
  round?: number;
}

/** How a campaign's settlement stands. Amounts are without tips. */
export class SettlementResponse {
  @IdField()
  campaignId!: string;

  @IntegerField({ min: 1, max: 2 })
  round!: number;

  @ChoiceField(roundStates)
  state!: string;

  @InstantField()
  deadline!: string;

  @InstantField({ nullable: true, description: 'When the outcome was decided.' })
  decidedAt!: string | null;

  @InstantField({ nullable: true, description: 'Until when charges are tried.' })
  collectingEndsAt!: string | null;

  @InstantField({ nullable: true, description: 'When a card is tried next.' })
  nextAttemptAt!: string | null;

  @MoneyField(anyAmount)
  collected!: MoneyJson;

  @MoneyField(anyAmount)
  dropped!: MoneyJson;

  @IntegerField({ min: 0, max: 2 ** 31 - 1, description: 'Pledges that are still to be collected.' })
  openItems!: number;

  @IntegerField({ min: 0, max: 2 ** 31 - 1, description: 'Of these, how many wait for staff.' })
  heldItems!: number;

  @IntegerField({ min: 0, max: 2 ** 31 - 1 })
  collectedItems!: number;

  @IntegerField({ min: 0, max: 2 ** 31 - 1 })
  droppedItems!: number;
}

/** An item that waits for staff. */
export class HeldItemResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @IdField()
  pledgeId!: string;

  @MoneyField({ description: 'The whole charge, tip included.' })
  total!: MoneyJson;

  @IntegerField({ min: 0, max: 100 })
  attempts!: number;

  @TextField({ max: 100, description: 'The code that the provider answered.' })
  code!: string;
}

export class ReleaseHeldItemRequest {
  @TextField({ max: 1_000, description: 'What was found out and mended; kept in the audit trail.' })
  reason!: string;
}

export function toSettlementResponse({ campaign, round, sums }: SettlementView): SettlementResponse {
  const { currency } = campaign;
  return {
    campaignId: campaign.id,
    round: round.number,
    state: round.state,
    deadline: round.deadline.toISOString(),
    decidedAt: round.decidedAt?.toISOString() ?? null,
    collectingEndsAt: round.collectingEndsAt?.toISOString() ?? null,
    nextAttemptAt: sums.nextAttemptAt?.toISOString() ?? null,
    collected: toJson(money(sums.collected, currency)),
    dropped: toJson(money(sums.dropped, currency)),
    openItems: sums.unfinished,
    heldItems: sums.held,
    collectedItems: sums.collectedItems,
    droppedItems: sums.droppedItems,
  };
}

export const toHeldItemResponse = ({ amount, tip, currency, ...item }: HeldItem): HeldItemResponse => ({
  ...item,
  total: toJson(money(amount + tip, currency)),
});
