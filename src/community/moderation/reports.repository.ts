import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { intervalOf } from '../../platform/retention/index.js';
import { type Leaving, type Locale } from '../../users/index.js';
import { type ModerationReport } from './moderation-report.entity.js';
import { type Ground, type SubjectKind } from './moderation.rules.js';

export interface NewReport {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly originalId: string;
  readonly ground: Ground;
  readonly explanation: string;
  readonly reporterId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly locale: Locale;
}

const columns = `r.id, r.kind, r.subject_id as "subjectId", r.original_id as "originalId", r.ground, r.explanation,
  r.reporter_id as "reporterId", r.name, r.email, r.locale, r.made_at as "madeAt", r.decision_id as "decisionId",
  r.contact_until as "contactUntil"`;

/** Longer than anybody may object, with what is decided then. */
const contactKeptFor = intervalOf('reporters');
/** Of interest to no claim or inquiry: neither who reported it nor the campaign that it is about is on hold. */
const isFree = `not is_address_on_hold(r.email) and not is_on_hold(r.reporter_id, case r.kind
  when 'campaign' then r.subject_id
  when 'update' then (select u.campaign_id from updates u where u.id = r.subject_id)
  when 'comment' then (select c.campaign_id from comments c where c.id = r.subject_id) end)`;
export const contactsDue = `select min(r.contact_until) from moderation_reports r
  where r.contact_until is not null and ${isFree}`;

/** What people have reported. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly database: Database) {}

  /** An id for a report that is about to be made. */
  async newId(tx: Tx): Promise<string> {
    const [made] = await rows<{ id: string }>(tx, 'select uuidv7() as id');
    if (!made) throw new Error('Postgres made no id');
    return made.id;
  }

  async insert(tx: Tx, id: string, report: NewReport, at: Date): Promise<void> {
    const { kind, subjectId, originalId, ground, explanation, reporterId, name, email, locale } = report;
    await rows(
      tx,
      `insert into moderation_reports
         (id, kind, subject_id, original_id, ground, explanation, reporter_id, name, email, locale, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, kind, subjectId, originalId, ground, explanation, reporterId, name, email, locale, at],
    );
  }

  async find(id: string, tx?: Tx): Promise<ModerationReport | undefined> {
    const sql = `select ${columns} from moderation_reports r where r.id = $1`;
    const [found] = await (tx
      ? rows<ModerationReport>(tx, sql, [id])
      : this.database.read<ModerationReport>(sql, [id]));
    return found;
  }

  /** Of one thing: the undecided ones first, then as they came. */
  ofSubject(kind: SubjectKind, subjectId: string, limit: number): Promise<ModerationReport[]> {
    return this.database.read(
      `select ${columns} from moderation_reports r where r.kind = $1 and r.subject_id = $2
       order by r.decision_id is not null, r.id limit $3`,
      [kind, subjectId, limit],
    );
  }

  /** Those of the reports that are of this thing and undecided, held until the transaction ends. */
  async lockOpen(tx: Tx, of: { kind: SubjectKind; subjectId: string }, ids: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select id from moderation_reports where id = any($1::uuid[]) and kind = $2 and subject_id = $3
         and decision_id is null order by id for update`,
      [ids, of.kind, of.subjectId],
    );
    return found.map(({ id }) => id);
  }

  /** From then on it is clear how long whoever made them is known. */
  async decide(tx: Tx, ids: readonly string[], decisionId: string): Promise<void> {
    await rows(
      tx,
      `update moderation_reports set decision_id = $2,
         contact_until = case when name is not null or email is not null then tally_now() + ${contactKeptFor} end
       where id = any($1::uuid[])`,
      [ids, decisionId],
    );
  }

  /** Forgets names and addresses whose time is over; one whose objection is open is kept another year. */
  async forgetContacts(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `with due as (
         select r.id, exists (select from moderation_objections o where o.report_id = r.id and o.decided_at is null) as waits
         from moderation_reports r where contact_until <= tally_now() and ${isFree} order by contact_until limit $1 for update skip locked)
       update moderation_reports r set
         name = case when due.waits then r.name end,
         email = case when due.waits then r.email end,
         contact_until = case when due.waits then tally_now() + ${contactKeptFor} end
       from due where due.id = r.id returning 1`,
      [limit],
    );
    return gone.length;
  }

  /** What these people wrote and how to reach them; what was decided about it stays. */
  async forget(tx: Tx, { ids, emails }: Leaving): Promise<void> {
    await rows(
      tx,
      `update moderation_objections o set words = null from moderation_reports r
       where r.id = o.report_id and (r.reporter_id = any($1::uuid[]) or r.email = any($2::text[]))`,
      [ids, emails],
    );
    await rows(
      tx,
      `update moderation_objections o set words = null from moderation_decisions d
       where d.id = o.decision_id and o.report_id is null and d.author_id = any($1::uuid[])`,
      [ids],
    );
    await rows(
      tx,
      `update moderation_reports set name = null, email = null, explanation = null, contact_until = null
       where reporter_id = any($1::uuid[]) or email = any($2::text[])`,
      [ids, emails],
    );
  }
}
