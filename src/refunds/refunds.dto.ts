import { type MoneyJson } from '../money/index.js';
import { ChoiceField, IdField, InstantField, MoneyField, PageQuery, TextField } from '../platform/http/index.js';

const states = ['requested', 'sent', 'succeeded', 'failed'];
const causes = ['shortfall', 'cancelled', 'unexpected_receipt'];

export class RefundsQuery extends PageQuery {
  @IdField({ optional: true, description: 'Only those of this campaign.' })
  campaign?: string;

  @ChoiceField(states, { optional: true })
  state?: string;
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

  @ChoiceField(causes)
  cause!: string;

  @ChoiceField(states)
  state!: string;

  @TextField({ max: 100, nullable: true, description: 'The provider’s reason.' })
  failureCode!: string | null;

  @InstantField()
  requestedAt!: string;
}
