import { money, type MoneyJson, toJson } from '../money/index.js';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  NestedField,
  TextField,
} from '../platform/http/index.js';
import { type RefundPreview } from './preview-refunds.js';
import { type RefundRun } from './refund-run.entity.js';
import { type OrderedRunCause, orderedRunCauses, refundRunTransitions, runCauses } from './refund-run.state.js';
import { type RunProgress } from './refund-runs.repository.js';

const sum = { min: 0, max: Number.MAX_SAFE_INTEGER };
const many = { min: 0, max: 2 ** 31 };

export class RefundPreviewQuery {
  @ChoiceField([...orderedRunCauses], {
    description: '`platform`: its own fault, so that it bears the provider’s fees.',
  })
  cause!: OrderedRunCause;
}

export class OrderRunRequest extends RefundPreviewQuery {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export class RefundPreviewResponse {
  @IntegerField({ ...many, description: 'How many charges are refunded.' })
  refunds!: number;

  @MoneyField({ ...sum, description: 'What goes back, tips included.' })
  total!: MoneyJson;

  @MoneyField(sum)
  tips!: MoneyJson;

  @MoneyField({ ...sum, description: 'What the platform returns of its fee.' })
  feeReturned!: MoneyJson;

  @MoneyField(sum)
  vatReturned!: MoneyJson;

  @MoneyField({ ...sum, description: 'What the platform bears of the provider’s fees.' })
  providerFees!: MoneyJson;

  @MoneyField({
    ...sum,
    description: 'What was paid out already: the creator will owe it, and transfers are taken back.',
  })
  lacking!: MoneyJson;
}

export class RunProgressResponse {
  @IntegerField({ ...many, description: 'Refunds that were asked for.' })
  refunds!: number;

  @MoneyField(sum)
  total!: MoneyJson;

  @IntegerField(many)
  succeeded!: number;

  @IntegerField({ ...many, description: 'For somebody to make anew.' })
  failed!: number;

  @IntegerField({ ...many, description: 'Charges that were not asked for yet.' })
  toCome!: number;
}

export class RefundRunResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @ChoiceField([...runCauses])
  cause!: string;

  @ChoiceField(Object.keys(refundRunTransitions))
  state!: string;

  @IdField({ nullable: true, description: 'Null when it follows from a call-off.' })
  orderedBy!: string | null;

  @IdField({ nullable: true, description: 'The second person.' })
  decidedBy!: string | null;

  @InstantField()
  orderedAt!: string;

  @NestedField(() => RunProgressResponse)
  progress!: RunProgressResponse;
}

export function toPreviewResponse({ currency, refunds, ...amounts }: RefundPreview): RefundPreviewResponse {
  const of = (amount: bigint) => toJson(money(amount, currency));
  return {
    refunds,
    ...{ total: of(amounts.total), tips: of(amounts.tips), feeReturned: of(amounts.feeReturned) },
    ...{ vatReturned: of(amounts.vatReturned), providerFees: of(amounts.providerFees), lacking: of(amounts.lacking) },
  };
}

export const toRunResponse = (run: RefundRun, progress: RunProgress, currency: string): RefundRunResponse => ({
  ...{ id: run.id, campaignId: run.campaignId, cause: run.cause, state: run.state },
  ...{ orderedBy: run.orderedBy, decidedBy: run.decidedBy, orderedAt: run.orderedAt.toISOString() },
  progress: { ...progress, total: toJson(money(progress.total, currency)) },
});
