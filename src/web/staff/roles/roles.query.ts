import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type Role } from '../../../users/index.js';
import { rowsPerPage } from '../frame/office.js';

/** A role that was given, or proposed, and by whom. */
export interface GrantItem {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: 'proposed' | 'in_effect' | 'revoked';
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly revokedByName: string | null;
  readonly revokedAt: Date | null;
}

@Injectable()
export class RolesQuery {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async page(after: string | undefined): Promise<Page<GrantItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<GrantItem>(
      `select g.id, g.user_id as "userId", u.display_name as name, u.email, g.role,
         case when g.revoked_at is not null then 'revoked' when g.approved_at is not null then 'in_effect' else 'proposed' end as state,
         g.proposed_by as "proposedBy", p.display_name as "proposedByName", g.proposed_at as "proposedAt",
         a.display_name as "approvedByName", g.approved_at as "approvedAt", r.display_name as "revokedByName",
         g.revoked_at as "revokedAt"
       from role_grants g join users u on u.id = g.user_id left join users p on p.id = g.proposed_by
       left join users a on a.id = g.approved_by left join users r on r.id = g.revoked_by
       where $1::uuid is null or g.id < $1 order by g.id desc limit $2::int + 1`,
      [id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }
}
