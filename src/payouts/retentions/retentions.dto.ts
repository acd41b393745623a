import { ChoiceField, IdField, InstantField, TextField } from '../../platform/http/index.js';
import { type Retention } from './retention.entity.js';
import { retentionTransitions } from './retention.state.js';

export class DecideRetentionRequest {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export class RetentionResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @ChoiceField(Object.keys(retentionTransitions))
  state!: string;

  @InstantField({ description: 'The first deadline whose cards were charged.' })
  since!: string;

  @IdField({ nullable: true })
  proposedBy!: string | null;

  @IdField({ nullable: true, description: 'The second person.' })
  decidedBy!: string | null;
}

export const toRetentionResponse = (held: Retention): RetentionResponse => ({
  id: held.id,
  campaignId: held.campaignId,
  state: held.state,
  since: held.since.toISOString(),
  proposedBy: held.proposedBy,
  decidedBy: held.decidedBy,
});
