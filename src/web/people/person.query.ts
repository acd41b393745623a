import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** What everybody may know of a person. */
export interface PublicPerson {
  readonly id: string;
  readonly displayName: string;
  /** The newest public campaign of each of their public projects, newest first. */
  readonly campaigns: readonly string[];
}

const mostShown = 50;

@Injectable()
export class PublicPeople {
  constructor(private readonly database: Database) {}

  /** Undefined for whoever owns no public project: that somebody has an account is nobody's business. */
  async find(id: string): Promise<PublicPerson | undefined> {
    const [found] = await this.database.read<PublicPerson>(
      `select u.id, u.display_name as "displayName", own.campaigns
       from users u join lateral (
         select array_agg(newest.id order by newest.id desc) as campaigns
         from (select max(c.id::text)::uuid as id from projects p join campaigns c on c.project_id = p.id
               where p.owner_id = u.id and exists (
                 select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null)
               group by p.id order by 1 desc limit $2) newest) own on own.campaigns is not null
       where u.id = $1`,
      [id, mostShown],
    );
    return found;
  }
}
