import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { rowsPerPage } from '../frame/office.js';

/** What somebody decided. */
export interface AuditItem {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly via: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Null when there was none or it was erased. */
  readonly text: string | null;
  readonly seq: string | null;
}

/** How the chain stands; `violations` and `verifiedAt` as the last run of the checks found them. */
export interface ChainStatus {
  readonly unsealed: number;
  readonly verifiedAt: Date | null;
  readonly violations: number | null;
}

export interface AuditFilter {
  readonly subjectId: string | null;
  readonly actorId: string | null;
  readonly action: string | null;
}

@Injectable()
export class AuditQuery {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async page({ subjectId, actorId, action }: AuditFilter, after: string | undefined): Promise<Page<AuditItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<AuditItem>(
      `select e.id, e.at, e.actor_id as "actorId", u.display_name as "actorName", e.via, e.action, e.subject,
         e.subject_id as "subjectId", e.details, t.body as text, e.seq
       from audit_entries e left join audit_texts t on t.entry_id = e.id left join users u on u.id = e.actor_id
       where ($1::uuid is null or e.id < $1) and ($2::uuid is null or e.subject_id = $2)
         and ($3::uuid is null or e.actor_id = $3) and ($4::text is null or starts_with(e.action, $4))
       order by e.id desc limit $5::int + 1`,
      [id, subjectId, actorId, action, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  async chain(): Promise<ChainStatus> {
    const [found] = await this.database.read<ChainStatus>(
      `select (select count(*)::int from audit_entries where seq is null) as unsealed, r.ran_at as "verifiedAt",
         (select coalesce(sum((f ->> 'violations')::int), 0)::int from jsonb_array_elements(r.findings) f
          where f ->> 'view' = 'check_13_audit') as violations
       from (select 1) one left join lateral (select * from check_runs order by id desc limit 1) r on true`,
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
