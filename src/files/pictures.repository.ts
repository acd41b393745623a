import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { intervalOf } from '../platform/retention/index.js';
import { type Picture } from './picture.entity.js';

const columns = `id, digest, width, height, widths, purpose, alt, uploaded_by as "uploadedBy",
  uploaded_at as "uploadedAt", orphaned_at as "orphanedAt"`;

export type NewPicture = Omit<Picture, 'id' | 'orphanedAt'>;

/** The pictures, as this module and those to its right ask about them. */
@Injectable()
export class Pictures {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Picture | undefined> {
    const [found] = await this.database.read<Picture>(`select ${columns} from pictures where id = $1`, [id]);
    return found;
  }

  /** Which something shows from now on; answers its id. */
  async insert(tx: Tx, { digest, width, height, widths, purpose, ...rest }: NewPicture): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into pictures (digest, width, height, widths, purpose, alt, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [digest, width, height, widths, purpose, rest.alt, rest.uploadedBy, rest.uploadedAt],
    );
    if (!made) throw new Error('Postgres did not return the picture it inserted');
    return made.id;
  }

  async describe(tx: Tx, id: string, alt: Picture['alt']): Promise<void> {
    await rows(tx, 'update pictures set alt = $2 where id = $1', [id, alt]);
  }

  /** Nothing shows it any more. */
  async letGo(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update pictures set orphaned_at = $2 where id = $1', [id, at]);
  }

  /** How many a member has sent in the day before `now`. */
  async sentWithinADay(userId: string): Promise<number> {
    const [found] = await this.database.read<{ sent: number }>(
      `select count(*)::int as sent from pictures
       where uploaded_by = $1 and uploaded_at > tally_now() - interval '1 day'`,
      [userId],
    );
    return found?.sent ?? 0;
  }

  /** Some that nothing has shown for as long as they are kept. */
  async forgotten(limit: number): Promise<Picture[]> {
    return this.database.read(
      `select ${columns} from pictures where orphaned_at <= tally_now() - ${intervalOf('pictures')} and ${isFree}
       order by orphaned_at limit $1`,
      [limit],
    );
  }

  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await rows(tx, 'delete from pictures where id = any($1::uuid[])', [ids]);
  }

  /** Those of the digests that have a row. */
  async known(digests: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.database.read<{ digest: string }>(
      'select digest from pictures where digest = any($1::text[])',
      [digests],
    );
    return new Set(found.map(({ digest }) => digest));
  }
}

/** Of interest to no claim or inquiry. */
const isFree = 'not is_on_hold(uploaded_by, null)';

/** When the next forgotten picture is to be removed. */
export const picturesDue = `select min(orphaned_at) + ${intervalOf('pictures')} from pictures
  where orphaned_at is not null and ${isFree}`;
