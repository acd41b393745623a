import { Injectable } from '@nestjs/common';
import { type CampaignState } from '../../campaigns/index.js';
import { Database } from '../../platform/database/index.js';

/** A campaign of a project, as its list shows it. Minor units. */
export interface ProjectCampaign {
  readonly id: string;
  readonly state: CampaignState;
  readonly currency: string;
  readonly zone: string;
  readonly target: number;
  readonly pledged: number;
  readonly collected: number;
  readonly deadline: Date;
}

const mostShown = 50;

@Injectable()
export class ProjectPageQuery {
  constructor(private readonly database: Database) {}

  async idOf(slug: string): Promise<string | undefined> {
    const [found] = await this.database.read<{ id: string }>('select id from projects where slug = $1', [slug]);
    return found?.id;
  }

  /** Whether everybody sees that a campaign of it is coming, and nothing else of it. */
  async isOnlyAnnounced(id: string): Promise<boolean> {
    const sql = `select 1 from projects where id = $1 and announced_at is not null and announcement_hidden_at is null
      and public_since is null`;
    return (await this.database.read(sql, [id])).length > 0;
  }

  /** Those that were ever live, newest first. */
  async campaigns(projectId: string): Promise<ProjectCampaign[]> {
    return this.database.read(
      `select c.id, c.state, c.currency, c.zone, max(r.target)::float8 as target, max(r.deadline) as deadline,
         sum(t.pledged)::float8 as pledged, sum(t.collected)::float8 as collected
       from campaigns c join campaign_rounds r on r.campaign_id = c.id and r.opens_at is not null
       join campaign_totals t on t.campaign_id = c.id and t.round = r.number
       where c.project_id = $1 group by c.id order by c.id desc limit $2`,
      [projectId, mostShown],
    );
  }
}
