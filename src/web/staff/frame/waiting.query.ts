import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { payableSql } from '../payouts/payable.sql.js';

/** How much of each kind waits for somebody of staff. What waits for a second person leaves out what is one's own first step. */
export interface Waiting {
  readonly reviews: number;
  readonly reports: number;
  readonly objections: number;
  readonly toPrepare: number;
  readonly toApprove: number;
  readonly tranches: number;
  readonly retentions: number;
  readonly refunds: number;
  readonly runs: number;
  readonly failedRefunds: number;
  readonly disputes: number;
  readonly held: number;
  readonly breaks: number;
  readonly violations: number;
  readonly roles: number;
}

const waiting = `select
  (select count(*)::int from campaigns c join projects p on p.id = c.project_id
   where c.state = 'in_review' and (c.approved_at is null or c.approved_at <= p.content_changed_at)) as reviews,
  (select count(distinct (kind, subject_id))::int from moderation_reports where decision_id is null) as reports,
  (select count(*)::int from moderation_objections where decided_at is null and first_by is distinct from $1) as objections,
  (select count(*)::int from campaigns c where ${payableSql('$2')}) as "toPrepare",
  (select count(*)::int from payouts where state = 'prepared' and prepared_by is distinct from $1) as "toApprove",
  (select count(*)::int from tranches
   where state = 'handed_in' or (state = 'refusal_proposed' and proposed_by is distinct from $1)) as tranches,
  (select count(*)::int from retentions where state in ('warned', 'overdue')
     or (state in ('release_proposed', 'return_proposed') and proposed_by is distinct from $1)) as retentions,
  (select count(*)::int from refunds where state = 'proposed' and ordered_by is distinct from $1) as refunds,
  (select count(*)::int from refund_runs where state = 'proposed' and ordered_by is distinct from $1) as runs,
  (select count(*)::int from refunds f where state = 'failed'
     and not exists (select from refunds r where r.retry_of = f.id)) as "failedRefunds",
  (select count(*)::int from disputes where state in ('needs_response', 'warning_needs_response')
     and evidence_due_at > tally_now()) as disputes,
  (select count(*)::int from settlement_items where state = 'held') as held,
  (select count(*)::int from breaks where state = 'open') as breaks,
  coalesce((select violations from check_runs order by id desc limit 1), 0) as violations,
  (select count(*)::int from role_grants where approved_at is null and revoked_at is null
     and proposed_by is distinct from $1 and user_id is distinct from $1) as roles`;

@Injectable()
export class WaitingQuery {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(userId: string | null): Promise<Waiting> {
    const [found] = await this.database.read<Waiting>(waiting, [userId, this.settings.PAYOUT_DELAY_DAYS]);
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
