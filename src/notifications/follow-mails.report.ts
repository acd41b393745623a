import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';

/** A follower with the project in their language. */
export interface FollowerToTell {
  readonly followId: string;
  readonly isConfirmed: boolean;
  /** The member, or else the guest, whose address it is, also where they follow by address. */
  readonly userId: string | null;
  readonly email: string;
  /** Empty where only the address is known. */
  readonly name: string;
  readonly locale: Locale;
  readonly project: string;
  readonly summary: string;
}

export interface UpdateToTell {
  readonly id: string;
  readonly campaignId: string;
  readonly defaultLocale: Locale;
  readonly author: string;
  readonly texts: Readonly<Partial<Record<Locale, { readonly title: string; readonly body: string }>>>;
}

/** A campaign that has opened. The target is in minor units as text. */
export interface OpenedCampaign {
  readonly id: string;
  readonly zone: string;
  readonly currency: string;
  readonly target: string;
  readonly deadline: Date;
}

/** Reads across modules, for letters to followers only. */
@Injectable()
export class FollowMailsReport {
  constructor(private readonly database: Database) {}

  /** Those of the ids that still follow, or have not answered yet. */
  followers(ids: readonly string[]): Promise<FollowerToTell[]> {
    return this.database.read(
      `select f.id as "followId", f.confirmed_at is not null as "isConfirmed", u.id as "userId",
         coalesce(u.email, f.email) as email, coalesce(u.display_name, '') as name, coalesce(u.locale, f.locale) as locale,
         t.title as project, t.summary
       from follows f
       join projects p on p.id = f.project_id
       left join users u on u.id = coalesce(f.user_id, (
         select m.id from users m where m.email = f.email
           and ((m.kind = 'member' and m.email_verified_at is not null) or (m.kind = 'guest' and m.adopted_by is null))
         order by m.kind desc limit 1))
       join lateral (
         select x.title, x.summary from project_texts x where x.project_id = p.id
         order by x.locale = coalesce(u.locale, f.locale) desc, x.locale = p.default_locale desc, x.locale limit 1) t on true
       where f.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** An update in each of its languages, with who wrote it; not what moderators have hidden meanwhile. */
  async updates(ids: readonly string[]): Promise<ReadonlyMap<string, UpdateToTell>> {
    const found = await this.database.read<UpdateToTell>(
      `select u.id, u.campaign_id as "campaignId", u.default_locale as "defaultLocale", a.display_name as author,
         (select json_object_agg(t.locale, json_build_object('title', t.title, 'body', t.body))
          from update_texts t where t.update_id = u.id) as texts
       from updates u join users a on a.id = u.author_id where u.id = any($1::uuid[]) and u.hidden_at is null`,
      [ids],
    );
    return new Map(found.map((update) => [update.id, update]));
  }

  /** Those of the pledges whose backer wants no more mails about updates of their campaign. */
  async quiet(pledgeIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.database.read<{ id: string }>(
      `select p.id from pledges p join quiet_backers q on q.campaign_id = p.campaign_id and q.backer_id = p.backer_id
       where p.id = any($1::uuid[])`,
      [pledgeIds],
    );
    return new Set(found.map(({ id }) => id));
  }

  async campaigns(ids: readonly string[]): Promise<ReadonlyMap<string, OpenedCampaign>> {
    const found = await this.database.read<OpenedCampaign>(
      `select c.id, c.zone, c.currency, r.target, r.deadline
       from campaigns c join campaign_rounds r on r.campaign_id = c.id and r.number = 1 where c.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(found.map((campaign) => [campaign.id, campaign]));
  }
}
