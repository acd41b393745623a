import { Injectable } from '@nestjs/common';
import { type Basis, type Ground, type Outcome } from '../community/index.js';
import { Database } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';

/** Somebody who is to hear of a report, decision or objection. */
interface Told {
  /** Null when the address is of nobody that we know. */
  readonly userId: string | null;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  /** Of what was reported, as it was then; empty for a complaint. */
  readonly title: string;
}

export interface ReporterToTell extends Told {
  readonly reportId: string;
}

export interface AuthorToTell extends Told {
  readonly decisionId: string;
}

export interface DecisionToTell {
  readonly id: string;
  readonly outcome: Outcome;
  readonly ground: Ground | null;
  readonly basis: Basis | null;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly isReversal: boolean;
}

export interface AnswerToTell {
  readonly outcome: 'upheld' | 'reversed';
  readonly reason: string;
  readonly decisionId: string;
  /** Null when it comes from whoever wrote it. */
  readonly reportId: string | null;
}

const title = (locale: string): string => `coalesce((select t->>'title' from jsonb_array_elements(o.texts)
  with ordinality as x (t, place) order by t->>'locale' = ${locale} desc, place limit 1), '') as title`;

/** A name is told only to those who have an account: what others type as theirs is not ours to send to an address. */
const reporters = (where: string): string => `
  select r.id as "reportId", u.id as "userId", coalesce(u.email, r.email) as email, coalesce(u.display_name, '') as name,
    coalesce(u.locale, r.locale) as locale, ${title('coalesce(u.locale, r.locale)')}
  from moderation_reports r join moderation_originals o on o.id = r.original_id left join users u on u.id = r.reporter_id
  where coalesce(u.email, r.email) is not null and ${where} order by r.id`;

const decided = `with recursive before as (
    select id, reverses_id from moderation_decisions where id = $1
    union all select d.id, d.reverses_id from before b join moderation_decisions d on d.id = b.reverses_id)
  ${reporters(`r.decision_id in (select id from before) and not exists (
    select from moderation_objections x join moderation_decisions d on d.id = $1 and x.decision_id = d.reverses_id
    where x.report_id = r.id and x.outcome = 'reversed')`)}`;

/** Reads across modules, for letters about moderation only. */
@Injectable()
export class ModerationMailsReport {
  constructor(private readonly database: Database) {}

  /** Whoever made the report, where they can be written to. */
  async reporter(reportId: string): Promise<ReporterToTell | undefined> {
    const [found] = await this.database.read<ReporterToTell>(reporters('r.id = $1'), [reportId]);
    return found;
  }

  /** Those whose reports it decides, or decides anew; without whoever it is told to as the answer to their objection. */
  reporters(decisionId: string): Promise<ReporterToTell[]> {
    return this.database.read(decided, [decisionId]);
  }

  async author(decisionId: string): Promise<AuthorToTell | undefined> {
    const [found] = await this.database.read<AuthorToTell>(
      `select d.id as "decisionId", u.id as "userId", u.email, u.display_name as name, u.locale, ${title('u.locale')}
       from moderation_decisions d join moderation_originals o on o.id = d.original_id join users u on u.id = d.author_id
       where d.id = $1`,
      [decisionId],
    );
    return found;
  }

  async decision(id: string): Promise<DecisionToTell | undefined> {
    const [found] = await this.database.read<DecisionToTell>(
      `select id, outcome, ground, basis, reason, decided_at as "decidedAt", reverses_id is not null as "isReversal"
       from moderation_decisions where id = $1`,
      [id],
    );
    return found;
  }

  async answer(objectionId: string): Promise<AnswerToTell | undefined> {
    const [found] = await this.database.read<AnswerToTell>(
      `select outcome, reason, decision_id as "decisionId", report_id as "reportId" from moderation_objections
       where id = $1 and outcome is not null`,
      [objectionId],
    );
    return found;
  }
}
