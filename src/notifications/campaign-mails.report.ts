import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Locale, type Role } from '../users/index.js';

/** A campaign for one reader. Amounts are minor units as text; times are business time. */
export interface CampaignToTell {
  readonly campaignId: string;
  readonly zone: string;
  readonly currency: string;
  readonly refundReason: 'shortfall' | 'cancelled' | null;
  /** Something of it was transferred. */
  readonly isPaidOut: boolean;
  readonly submittedAt: Date | null;
  readonly opensAt: Date | null;
  readonly deadline: Date;
  readonly collectingEndsAt: Date | null;
  readonly target: string;
  readonly pledged: string;
  readonly collected: string;
  readonly dropped: string;
  readonly campaign: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** Who reads: those who run the campaign, staff of a role who do not, or one person. */
export type Readers = 'parties' | Role | { readonly userId: string };

export interface PayoutToTell {
  readonly campaignId: string;
  readonly amount: string;
  readonly currency: string;
  readonly preparedBy: string;
}

export interface DisputeToTell {
  readonly amount: string;
  readonly currency: string;
  readonly state: string;
  readonly isInquiry: boolean;
  readonly evidenceDueAt: Date | null;
}

export interface InvitationToTell {
  readonly project: string;
  readonly owner: string;
  readonly email: string;
  readonly userId: string | null;
  readonly name: string | null;
  readonly locale: Locale;
  /** Tells one invitation from the next. */
  readonly invitation: string | null;
}

/** The round is the newest that has opened, else the first; the sums are those of all rounds. */
const campaignFor = (reader: string): string => `
  select c.id as "campaignId", c.zone, c.currency, c.refund_reason as "refundReason", c.submitted_at as "submittedAt",
         coalesce(r.opens_at, c.opens_at) as "opensAt", r.deadline, r.collecting_ends_at as "collectingEndsAt", r.target,
         s.pledged, s.collected, s.dropped, coalesce(t.title, j.slug) as campaign,
         u.id as "userId", u.email, u.display_name as name, u.locale,
         exists (select 1 from payout_lines l join payouts o on o.id = l.payout_id
                 where o.campaign_id = c.id and l.state = 'sent') as "isPaidOut"
  from campaigns c
  join projects j on j.id = c.project_id
  join lateral (select * from campaign_rounds where campaign_id = c.id
                order by (opens_at is null), case when opens_at is null then number else -number end limit 1) r on true
  cross join lateral (
    select sum(pledged) as pledged, sum(collected) as collected, sum(dropped) as dropped
    from campaign_totals where campaign_id = c.id) s
  join users u on ${reader}
  left join lateral (
    select x.title from project_texts x where x.project_id = j.id
    order by x.locale = u.locale desc, x.locale = j.default_locale desc, x.locale limit 1) t on true
  where c.id = $1 order by u.id`;

const parties = campaignFor('u.id in (j.owner_id, j.deputy_id)');
const one = campaignFor('u.id = $2');
const staff = campaignFor(`u.id is distinct from j.owner_id and u.id is distinct from j.deputy_id and exists (
  select 1 from role_grants g
  where g.user_id = u.id and g.role = $2 and g.approved_at is not null and g.revoked_at is null)`);

/** Reads across modules, for letters only. */
@Injectable()
export class CampaignMailsReport {
  constructor(private readonly database: Database) {}

  campaign(id: string, readers: Readers): Promise<CampaignToTell[]> {
    if (readers === 'parties') return this.database.read(parties, [id]);
    if (typeof readers === 'string') return this.database.read(staff, [id, readers]);
    return this.database.read(one, [id, readers.userId]);
  }

  /** The newest history row of this step: it tells one suspension from the next. */
  async step(campaignId: string, from: string, to: string): Promise<string> {
    const [row] = await this.database.read<{ id: string }>(
      `select id from state_changes where entity = 'campaign' and entity_id = $1 and from_state = $2 and to_state = $3
       order by id desc limit 1`,
      [campaignId, from, to],
    );
    return row?.id ?? '';
  }

  async comment(reviewId: string): Promise<string> {
    const [row] = await this.database.read<{ comment: string }>('select comment from reviews where id = $1', [
      reviewId,
    ]);
    return row?.comment ?? '';
  }

  async payout(id: string): Promise<PayoutToTell | undefined> {
    const [payout] = await this.database.read<PayoutToTell>(
      `select campaign_id as "campaignId", amount, currency, prepared_by as "preparedBy" from payouts where id = $1`,
      [id],
    );
    return payout;
  }

  async refund(id: string): Promise<{ amount: string; currency: string } | undefined> {
    const [refund] = await this.database.read<{ amount: string; currency: string }>(
      'select amount + tip as amount, currency from refunds where id = $1',
      [id],
    );
    return refund;
  }

  async trancheNumber(id: string): Promise<number> {
    const [tranche] = await this.database.read<{ number: number }>('select number from tranches where id = $1', [id]);
    return tranche?.number ?? 0;
  }

  async dispute(id: string): Promise<DisputeToTell | undefined> {
    const [dispute] = await this.database.read<DisputeToTell>(
      `select amount, currency, state, state like 'warning%' as "isInquiry", evidence_due_at as "evidenceDueAt"
       from disputes where id = $1`,
      [id],
    );
    return dispute;
  }

  /** Undefined when somebody accepted meanwhile. An address that is no member's reads the project's language. */
  async invitation(projectId: string): Promise<InvitationToTell | undefined> {
    const [found] = await this.database.read<InvitationToTell>(
      `select coalesce(t.title, j.slug) as project, o.display_name as owner, j.deputy_email as email, u.id as "userId",
              u.display_name as name, l.locale,
              (select a.id from audit_entries a where a.subject_id = j.id and a.action = 'deputy.invited'
               order by a.id desc limit 1) as invitation
       from projects j join users o on o.id = j.owner_id
       left join users u on u.email = j.deputy_email and u.kind = 'member' and u.email_verified_at is not null
       cross join lateral (select coalesce(u.locale, j.default_locale) as locale) l
       left join lateral (
         select x.title from project_texts x where x.project_id = j.id
         order by x.locale = l.locale desc, x.locale = j.default_locale desc, x.locale limit 1) t on true
       where j.id = $1 and j.deputy_email is not null`,
      [projectId],
    );
    return found;
  }
}
