import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, isUuid, type Page, toPage } from '../../../platform/http/index.js';
import { type HoldSubject, type Locale, normaliseEmail } from '../../../users/index.js';
import { FindCampaign } from '../frame/find-campaign.js';
import { rowsPerPage } from '../frame/office.js';

/** A hold with the names of whom or what it keeps, and of who placed and ended it. */
export interface HoldItem {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly campaignId: string | null;
  readonly title: string | null;
  readonly titleLocale: string | null;
  readonly reason: string;
  readonly placedByName: string;
  readonly placedAt: Date;
  readonly endedByName: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

const select = `select h.id, h.user_id as "userId", u.display_name as name, u.email, h.campaign_id as "campaignId", n.title,
    n.locale as "titleLocale", h.reason, b.display_name as "placedByName", h.placed_at as "placedAt",
    e.display_name as "endedByName", h.ended_at as "endedAt", h.end_reason as "endReason"
  from legal_holds h join users b on b.id = h.placed_by left join users e on e.id = h.ended_by
  left join users u on u.id = h.user_id left join campaigns c on c.id = h.campaign_id
  left join projects p on p.id = c.project_id
  left join lateral (select t.title, t.locale from project_texts t
    where t.project_id = p.id and t.locale in ($1, p.default_locale) order by (t.locale = $1) desc limit 1) n on true`;

@Injectable()
export class HoldsQuery {
  constructor(
    private readonly database: Database,
    private readonly campaigns: FindCampaign,
  ) {}

  /** Newest first. @throws MalformedCursor */
  async page(locale: Locale, after: string | undefined): Promise<Page<HoldItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<HoldItem>(
      `${select} where $2::uuid is null or h.id < $2 order by h.id desc limit $3::int + 1`,
      [locale, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  async one(id: string, locale: Locale): Promise<HoldItem | undefined> {
    const [found] = await this.database.read<HoldItem>(`${select} where h.id = $2`, [locale, id]);
    return found;
  }

  /** Whom or what staff mean: a person by address or id, a campaign by its id or the address of its page. */
  async find(typed: string): Promise<HoldSubject | undefined> {
    if (!typed.includes('/') && typed.includes('@')) return this.person('email = $1', normaliseEmail(typed));
    const person = isUuid(typed) ? await this.person('id = $1', typed) : undefined;
    if (person) return person;
    const campaignId = await this.campaigns.by(typed);
    return campaignId === undefined ? undefined : { campaignId };
  }

  /** A member before a guest, and a guest of their own before one whom a member adopted. */
  private async person(which: string, value: string): Promise<HoldSubject | undefined> {
    const [found] = await this.database.read<{ id: string }>(
      `select id from users where ${which} order by kind = 'member' desc, adopted_by is null desc, id limit 1`,
      [value],
    );
    return found && { userId: found.id };
  }
}
