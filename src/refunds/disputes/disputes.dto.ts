import { type MoneyJson } from '../../money/index.js';
import { ChoiceField, IdField, InstantField, MoneyField, PageQuery, TextField } from '../../platform/http/index.js';
import { disputeStates } from './dispute.state.js';

export class CampaignDisputesQuery extends PageQuery {
  @ChoiceField(disputeStates, { optional: true, description: '`needs_response` are those that wait for evidence.' })
  state?: string;
}

export class DisputesQuery extends CampaignDisputesQuery {
  @IdField({ optional: true, description: 'Only those of this campaign.' })
  campaign?: string;
}

export class DisputeResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @IdField()
  pledgeId!: string;

  @TextField({
    max: 255,
    description: 'The provider’s id, by which its dashboard finds it: evidence is handed in there.',
  })
  providerId!: string;

  @ChoiceField(disputeStates, { description: 'The provider’s own; `warning_…` is an inquiry, which moves no money.' })
  state!: string;

  @TextField({ max: 100, description: 'The provider’s code.' })
  reason!: string;

  @MoneyField({ description: 'What the bank disputes.' })
  disputed!: MoneyJson;

  @MoneyField({ description: 'What the bank has now, without the fee.' })
  taken!: MoneyJson;

  @MoneyField({ description: 'The provider’s fee for it, which does not come back.' })
  fee!: MoneyJson;

  @InstantField({ nullable: true, description: 'Until when evidence can be handed in.' })
  evidenceDueAt!: string | null;

  @InstantField()
  openedAt!: string;
}
