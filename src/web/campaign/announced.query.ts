import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { coverColumn } from '../cover/cover.sql.js';

/** A campaign that is coming, as far as its owner lets everybody see it. */
export interface AnnouncedCampaign {
  readonly id: string;
  readonly projectId: string;
  readonly slug: string;
  readonly category: string;
  readonly place: string;
  readonly ownerName: string;
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly cover: CoverPicture | null;
  readonly zone: string;
  /** Null until moderators have approved it and its owner has said when. */
  readonly opensAt: Date | null;
}

@Injectable()
export class AnnouncedCampaigns {
  constructor(private readonly database: Database) {}

  /** Of the project with this slug; undefined where none is on its way, its owner tells nobody, or moderators took the page away. */
  async find(slug: string, locale: Locale): Promise<AnnouncedCampaign | undefined> {
    const [found] = await this.database.read<AnnouncedCampaign>(
      `select c.id, p.id as "projectId", p.slug, p.category, p.place, u.display_name as "ownerName",
         x.locale, x.title, x.summary, ${coverColumn('$2')}, c.zone,
         case when c.state = 'scheduled' then c.opens_at end as "opensAt"
       from projects p join users u on u.id = p.owner_id
       join lateral (select c.id, c.state, c.zone, c.opens_at from campaigns c
         where c.project_id = p.id and c.state in ('draft', 'in_review', 'changes_requested', 'scheduled')
         order by c.id desc limit 1) c on true
       join lateral (select t.locale, t.title, t.summary from project_texts t
         where t.project_id = p.id and t.locale in ($2, p.default_locale) order by (t.locale = $2) desc limit 1) x on true
       where p.slug = $1 and p.announced_at is not null and p.announcement_hidden_at is null`,
      [slug, locale],
    );
    return found;
  }
}
