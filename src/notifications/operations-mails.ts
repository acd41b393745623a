import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Links } from './links.js';
import { draft, type Reader, WriteMails } from './write-mails.js';

/** Letters about the service itself, to those who answer for it. */
@Injectable()
export class OperationsMails {
  constructor(
    private readonly database: Database,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async payoutsHalted({ blockId, cause, subject }: { blockId: string; cause: 'check' | 'coverage'; subject: string }) {
    const owners = await this.database.read<Reader>(
      `select id as "userId", email, display_name as name, locale from users u
       where exists (select 1 from role_grants g
         where g.user_id = u.id and g.role = 'owner' and g.approved_at is not null and g.revoked_at is null)
       order by id`,
    );
    const page = cause === 'check' ? this.links.checks() : this.links.reconciliation();
    await this.writeMails.execute(
      owners.map((reader) =>
        draft({
          kind: 'payoutsHalted',
          reader,
          aboutId: blockId,
          facts: () => ({ because: cause, what: subject, page }),
        }),
      ),
    );
  }
}
