import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { money, toJson } from '../money/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, toPage } from '../platform/http/index.js';
import { mayReadPrivate, Projects } from '../projects/index.js';
import { RefundNotFound } from './refund.errors.js';
import { type CampaignRefundsQuery, type RefundResponse, type RefundsQuery } from './refunds.dto.js';

type Row = Omit<RefundResponse, 'total' | 'requestedAt'> & { total: string; currency: string; requestedAt: Date };

const select = `select f.id, f.campaign_id as "campaignId", f.pledge_id as "pledgeId", f.amount + f.tip as total, f.currency,
  f.cause, f.state, f.failure_code as "failureCode", f.ordered_by as "orderedBy", f.decided_by as "decidedBy",
  f.retry_of as "retryOf", r.id as "retriedBy", f.requested_at as "requestedAt"
  from refunds f left join refunds r on r.retry_of = f.id`;

/** What staff and the people of a project see of refunds. */
@Injectable()
export class RefundList {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
  ) {}

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit, campaign, state }: RefundsQuery): Promise<Page<RefundResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<Row>(
      `${select} where ($1::uuid is null or f.id < $1) and ($2::uuid is null or f.campaign_id = $2)
         and ($3::text is null or f.state = $3) order by f.id desc limit $4::int + 1`,
      [before, campaign ?? null, state ?? null, limit],
    );
    return toPage(found, limit, (row) => [row.id], toResponse);
  }

  /** Those of one campaign, for the people of its project and staff. @throws CampaignNotFound, also to others */
  async ofCampaign(id: string, query: CampaignRefundsQuery, caller: Caller): Promise<Page<RefundResponse>> {
    const campaign = await this.campaigns.find(id);
    const project = campaign && (await this.projects.get(campaign.projectId));
    if (!project || !mayReadPrivate(project, caller)) throw new CampaignNotFound();
    return this.page({ ...query, campaign: id });
  }

  /** @throws RefundNotFound */
  async one(id: string): Promise<RefundResponse> {
    const [row] = await this.database.read<Row>(`${select} where f.id = $1`, [id]);
    if (!row) throw new RefundNotFound();
    return toResponse(row);
  }
}

const toResponse = ({ total, currency, requestedAt, ...row }: Row): RefundResponse => ({
  ...row,
  total: toJson(money(BigInt(total), currency)),
  requestedAt: requestedAt.toISOString(),
});
