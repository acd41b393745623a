import { IdField, InstantField, TextField } from '../../platform/http/index.js';
import { type LegalHold } from './legal-hold.entity.js';

/** Names a person by `userId` or a campaign by `campaignId`, one of the two. */
export class PlaceHoldRequest {
  @IdField({ optional: true })
  userId?: string;

  @IdField({ optional: true })
  campaignId?: string;

  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export class EndHoldRequest {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

/** While `endedAt` is null, nothing that concerns its person or campaign is forgotten. */
export class LegalHoldResponse {
  @IdField()
  id!: string;

  @IdField({ nullable: true })
  userId!: string | null;

  @IdField({ nullable: true })
  campaignId!: string | null;

  @TextField({ max: 1_000 })
  reason!: string;

  @IdField()
  placedBy!: string;

  @InstantField()
  placedAt!: string;

  @IdField({ nullable: true })
  endedBy!: string | null;

  @InstantField({ nullable: true })
  endedAt!: string | null;

  @TextField({ max: 1_000, nullable: true })
  endReason!: string | null;
}

export const toLegalHold = (hold: LegalHold): LegalHoldResponse => ({
  ...hold,
  placedAt: hold.placedAt.toISOString(),
  endedAt: hold.endedAt?.toISOString() ?? null,
});
