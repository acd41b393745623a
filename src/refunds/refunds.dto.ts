import { type MoneyJson } from '../money/index.js';
import { ChoiceField, IdField, InstantField, MoneyField, PageQuery, TextField } from '../platform/http/index.js';
import { orderedCauses, type OrderedCause, refundCauses, refundTransitions } from './refund.state.js';

const states = Object.keys(refundTransitions);

export class OrderRefundRequest {
  @MoneyField({
    optional: true,
    description: 'Of the pledge, without tip. All that is left, with the tip, when left out.',
  })
  amount?: MoneyJson;

  @ChoiceField([...orderedCauses], {
    description: '`platform` is the platform’s own fault: finance alone may say so, and all that is left goes back.',
  })
  cause!: OrderedCause;

  @TextField({ max: 1_000, optional: true, description: 'Why; kept in the audit trail.' })
  reason?: string;
}

export class DecideRefundRequest {
  @TextField({ max: 1_000, optional: true, description: 'Why; kept in the audit trail.' })
  reason?: string;
}

export class CampaignRefundsQuery extends PageQuery {
  @ChoiceField(states, { optional: true })
  state?: string;
}

export class RefundsQuery extends CampaignRefundsQuery {
  @IdField({ optional: true, description: 'Only those of this campaign.' })
  campaign?: string;
}

export class RefundResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @IdField()
  pledgeId!: string;

  @MoneyField({ description: 'What the backer gets back, tip included.' })
  total!: MoneyJson;

  @ChoiceField([...refundCauses])
  cause!: string;

  @ChoiceField(states, { description: '`proposed` waits for a second person; `failed` for somebody to make it anew.' })
  state!: string;

  @TextField({ max: 100, nullable: true, description: 'The provider’s reason.' })
  failureCode!: string | null;

  @IdField({ nullable: true, description: 'Who ordered it; null when it followed by itself.' })
  orderedBy!: string | null;

  @IdField({ nullable: true, description: 'The second person.' })
  decidedBy!: string | null;

  @IdField({ nullable: true, description: 'The failed refund that it makes anew.' })
  retryOf!: string | null;

  @IdField({ nullable: true, description: 'The refund that was made anew for it.' })
  retriedBy!: string | null;

  @InstantField()
  requestedAt!: string;
}
