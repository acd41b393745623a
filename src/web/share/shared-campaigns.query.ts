import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A campaign that everybody may see, and pass on. */
export interface SharedCampaign {
  readonly id: string;
  readonly ownerName: string;
}

export interface PublicAddress {
  readonly slug: string;
  readonly changedAt: Date;
}

@Injectable()
export class SharedCampaigns {
  constructor(private readonly database: Database) {}

  /** The newest campaign of the project with this slug that was ever live. */
  async find(slug: string): Promise<SharedCampaign | undefined> {
    const [found] = await this.database.read<SharedCampaign>(
      `select c.id, u.display_name as "ownerName"
       from projects p join users u on u.id = p.owner_id join campaigns c on c.project_id = p.id
       where p.slug = $1 and exists (
         select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null)
       order by c.id desc limit 1`,
      [slug],
    );
    return found;
  }

  /** How many projects are public. */
  async count(): Promise<number> {
    const [found] = await this.database.read<{ count: number }>(
      'select count(*)::int as count from projects where public_since is not null',
    );
    return found?.count ?? 0;
  }

  /** A part of the public projects, oldest first, so that each stays in its part. */
  async part(number: number, size: number): Promise<PublicAddress[]> {
    return this.database.read(
      `select slug, content_changed_at as "changedAt" from projects where public_since is not null
       order by public_since, id limit $1 offset $2`,
      [size, (number - 1) * size],
    );
  }
}
