import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../../campaigns/index.js';
import { money, toJson } from '../../money/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller, decodeCursor, type Page, toPage } from '../../platform/http/index.js';
import { mayReadPrivate, Projects } from '../../projects/index.js';
import { type CampaignDisputesQuery, type DisputeResponse, type DisputesQuery } from './disputes.dto.js';

interface Row {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly providerId: string;
  readonly amount: string;
  readonly taken: string;
  readonly fee: string;
  readonly currency: string;
  readonly reason: string;
  readonly state: string;
  readonly evidenceDueAt: Date | null;
  readonly openedAt: Date;
  readonly waits: boolean;
}

/** Those that wait for evidence come first, the most urgent of them at the top; then the others, as they were opened. */
const waits = `(d.state in ('needs_response', 'warning_needs_response') and d.evidence_due_at is not null)`;
const order = `not ${waits}, case when ${waits} then d.evidence_due_at else d.opened_at end, d.id`;

const select = `select d.id, d.campaign_id as "campaignId", d.pledge_id as "pledgeId", d.provider_id as "providerId", d.amount,
  d.currency, d.reason, d.state, d.evidence_due_at as "evidenceDueAt", d.opened_at as "openedAt", ${waits} as waits,
  m.taken, m.fee
  from disputes d cross join lateral (
    select coalesce(-sum(m.amount + m.tip + m.excess), 0)::bigint as taken, coalesce(sum(b.fee), 0)::bigint as fee
    from dispute_movements m left join balance_transactions b on b.id = m.balance_transaction_id where m.dispute_id = d.id) m`;

/** What staff and the people of a project see of disputes. */
@Injectable()
export class DisputeList {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
  ) {}

  /** @throws MalformedCursor */
  async page({ after, limit, campaign, state }: DisputesQuery): Promise<Page<DisputeResponse>> {
    const [settled, from, id] = decodeCursor(after, ['flag', 'instant', 'uuid']) ?? [null, null, null];
    const found = await this.database.read<Row>(
      `${select} where ($1::boolean is null or (${order}) > ($1, $2::timestamptz, $3::uuid))
         and ($4::uuid is null or d.campaign_id = $4) and ($5::text is null or d.state = $5)
       order by ${order} limit $6::int + 1`,
      [settled, from, id, campaign ?? null, state ?? null, limit],
    );
    return toPage(found, limit, keyOf, toResponse);
  }

  /** Those of one campaign, for the people of its project and staff. @throws CampaignNotFound, also to others */
  async ofCampaign(id: string, query: CampaignDisputesQuery, caller: Caller): Promise<Page<DisputeResponse>> {
    const campaign = await this.campaigns.find(id);
    const project = campaign && (await this.projects.get(campaign.projectId));
    if (!project || !mayReadPrivate(project, caller)) throw new CampaignNotFound();
    return this.page({ ...query, campaign: id });
  }

  async placeOf(id: string): Promise<{ campaignId: string; pledgeId: string; isUnexpected: boolean }> {
    const [found] = await this.database.read<{ campaignId: string; pledgeId: string; isUnexpected: boolean }>(
      `select campaign_id as "campaignId", pledge_id as "pledgeId", is_unexpected as "isUnexpected" from disputes where id = $1`,
      [id],
    );
    if (!found) throw new Error(`There is no dispute ${id}`);
    return found;
  }
}

const keyOf = ({ id, waits: isFirst, evidenceDueAt, openedAt }: Row) => [
  !isFirst,
  ((isFirst ? evidenceDueAt : null) ?? openedAt).toISOString(),
  id,
];

const toResponse = (row: Row): DisputeResponse => ({
  id: row.id,
  campaignId: row.campaignId,
  pledgeId: row.pledgeId,
  providerId: row.providerId,
  state: row.state,
  reason: row.reason,
  disputed: toJson(money(BigInt(row.amount), row.currency)),
  taken: toJson(money(BigInt(row.taken), row.currency)),
  fee: toJson(money(BigInt(row.fee), row.currency)),
  evidenceDueAt: row.evidenceDueAt?.toISOString() ?? null,
  openedAt: row.openedAt.toISOString(),
});
