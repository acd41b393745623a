import { type RoundState } from './campaign.state.js';
import { type CampaignTerms } from './campaign-terms.js';

/** A campaign with its current round, as other modules read it without a lock. */
export interface CampaignSummary extends CampaignTerms {
  /** The newest round that has opened, else the first. `target` in minor units. */
  readonly round: {
    readonly number: number;
    readonly state: RoundState;
    readonly target: bigint;
    readonly opensAt: Date | null;
    readonly deadline: Date;
    readonly closingEndsAt: Date | null;
    readonly collectingEndsAt: Date | null;
    readonly decidedAt: Date | null;
  };
  /** Whether its first round has ever opened: then it is public for ever. */
  readonly wasLive: boolean;
}

/** One round with what it has collected, in minor units. */
export interface RoundSummary {
  readonly number: number;
  readonly state: RoundState;
  readonly target: bigint;
  readonly deadline: Date;
  /** Null until it has closed. */
  readonly collectingEndsAt: Date | null;
  readonly collected: bigint;
  /** Beside it, for sending rewards. */
  readonly shipping: bigint;
}

type Read = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

type SummaryRow = Omit<CampaignSummary, 'round' | 'wasLive'> &
  Omit<CampaignSummary['round'], 'state' | 'target'> & { readonly roundState: RoundState; readonly target: string };

export async function findCampaigns(read: Read, ids: readonly string[]): Promise<CampaignSummary[]> {
  const found = await read<SummaryRow>(
    `select c.id, c.project_id as "projectId", c.state, c.suspended_from as "suspendedFrom", c.model, c.currency, c.zone,
       c.shortfall_policy as "shortfallPolicy", c.tolerance_bps as "toleranceBps", c.fee_bps as "feeBps",
       c.vat_bps as "vatBps", c.refund_reason as "refundReason", r.number, r.state as "roundState", r.target,
       r.opens_at as "opensAt", r.deadline, r.closing_ends_at as "closingEndsAt",
       r.collecting_ends_at as "collectingEndsAt", r.decided_at as "decidedAt"
     from campaigns c
     join lateral (
       select * from campaign_rounds where campaign_id = c.id
       order by (opens_at is null), case when opens_at is null then number else -number end limit 1) r on true
     where c.id = any($1::uuid[])`,
    [ids],
  );
  return found.map(toSummary);
}

type Sum = 'target' | 'collected' | 'shipping';

export async function findRounds(read: Read, campaignId: string): Promise<RoundSummary[]> {
  const found = await read<Omit<RoundSummary, Sum> & Record<Sum, string>>(
    `select r.number, r.state, r.target, r.deadline, r.collecting_ends_at as "collectingEndsAt", t.collected, t.shipping
     from campaign_rounds r join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number
     where r.campaign_id = $1 order by r.number`,
    [campaignId],
  );
  return found.map((row) => ({
    ...row,
    target: BigInt(row.target),
    collected: BigInt(row.collected),
    shipping: BigInt(row.shipping),
  }));
}

function toSummary(row: SummaryRow): CampaignSummary {
  const { number, roundState, target, opensAt, deadline, closingEndsAt, collectingEndsAt, decidedAt, ...campaign } =
    row;
  const round = { number, state: roundState, target: BigInt(target), opensAt, deadline };
  return {
    ...campaign,
    round: { ...round, closingEndsAt, collectingEndsAt, decidedAt },
    wasLive: opensAt !== null,
  };
}
