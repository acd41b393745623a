import { type CampaignModel, type ShortfallPolicy } from './campaign.entity.js';
import { type CampaignState, type SuspendableState } from './campaign.state.js';

/** Where a campaign stands and what was agreed for it, however it was read. */
export interface CampaignTerms {
  readonly id: string;
  readonly projectId: string;
  readonly state: CampaignState;
  readonly suspendedFrom: SuspendableState | null;
  readonly model: CampaignModel;
  readonly currency: string;
  readonly zone: string;
  readonly shortfallPolicy: ShortfallPolicy;
  /** Basis points, for the policy `tolerance` only. */
  readonly toleranceBps: number | null;
  readonly feeBps: number;
  readonly vatBps: number;
  readonly refundReason: 'shortfall' | 'cancelled' | null;
}
