import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { intervalOf } from '../platform/retention/index.js';
import { type Locale } from '../users/index.js';

/** A member, with their own verified address. */
export interface FollowingMember {
  readonly id: string;
  readonly email: string;
}

/** A project that somebody follows. */
export interface Followed {
  readonly id: string;
  readonly projectId: string;
  readonly followedAt: Date;
}

/** What belongs to a member ($1 id, $2 address): also what they followed by mail before they had an account. */
const ofMember = 'confirmed_at is not null and (user_id = $1 or email = $2)';

@Injectable()
export class FollowsRepository {
  constructor(private readonly database: Database) {}

  /** Following twice is following once. */
  async addMember(tx: Tx, projectId: string, { id, email }: FollowingMember, at: Date): Promise<void> {
    const byMail = await rows(
      tx,
      `update follows set confirmed_at = coalesce(confirmed_at, $3) where project_id = $1 and email = $2 returning 1`,
      [projectId, email, at],
    );
    if (byMail.length > 0) return;
    await rows(
      tx,
      `insert into follows (project_id, user_id, asked_at, confirmed_at) values ($1, $2, $3, $3)
       on conflict (project_id, user_id) do nothing`,
      [projectId, id, at],
    );
  }

  /** All that these people follow, by account or by address. */
  async forget(tx: Tx, { ids, emails }: { ids: readonly string[]; emails: readonly string[] }): Promise<void> {
    await rows(tx, 'delete from follows where user_id = any($1::uuid[]) or email = any($2::text[])', [ids, emails]);
  }

  /** Writes down a wish; answers its id, also where it was confirmed long ago. */
  async ask(tx: Tx, wish: { projectId: string; email: string; locale: Locale }, at: Date): Promise<string> {
    const [asked] = await rows<{ id: string }>(
      tx,
      `insert into follows as f (project_id, email, locale, asked_at) values ($1, $2, $3, $4)
       on conflict (project_id, email) do update set
         asked_at = case when f.confirmed_at is null then excluded.asked_at else f.asked_at end,
         locale = case when f.confirmed_at is null then excluded.locale else f.locale end
       returning id`,
      [wish.projectId, wish.email, wish.locale, at],
    );
    if (!asked) throw new Error('The wish to follow was not written');
    return asked.id;
  }

  /** False when there is no such wish any more. */
  async confirm(tx: Tx, id: string, at: Date): Promise<boolean> {
    const confirmed = await rows(
      tx,
      'update follows set confirmed_at = coalesce(confirmed_at, $2) where id = $1 returning 1',
      [id, at],
    );
    return confirmed.length > 0;
  }

  async removeMember(tx: Tx, projectId: string, { id, email }: FollowingMember): Promise<void> {
    await rows(tx, 'delete from follows where project_id = $3 and (user_id = $1 or email = $2)', [
      id,
      email,
      projectId,
    ]);
  }

  /** Ends what this person follows of the project, by account and by address: whoever clicks wants no letter more. */
  async removeByLink(tx: Tx, id: string): Promise<void> {
    await rows(
      tx,
      `with ended as (
         select f.project_id, coalesce(f.user_id, m.id) as user_id, coalesce(f.email, u.email) as email
         from follows f
         left join users u on u.id = f.user_id
         left join users m on m.email = f.email and m.kind = 'member' and m.email_verified_at is not null
         where f.id = $1)
       delete from follows using ended
       where follows.project_id = ended.project_id and (follows.user_id = ended.user_id or follows.email = ended.email)`,
      [id],
    );
  }

  async isFollowing(projectId: string, { id, email }: FollowingMember): Promise<boolean> {
    const found = await this.database.read(`select 1 from follows where ${ofMember} and project_id = $3 limit 1`, [
      id,
      email,
      projectId,
    ]);
    return found.length > 0;
  }

  /** Newest first; `before` is the id to go on from. */
  async list({ id, email }: FollowingMember, before: string | undefined, limit: number): Promise<Followed[]> {
    return this.database.read<Followed>(
      `select id, project_id as "projectId", confirmed_at as "followedAt" from follows
       where ${ofMember} and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [id, email, before ?? null, limit],
    );
  }

  async count(projectId: string): Promise<number> {
    const [found] = await this.database.read<{ count: number }>(
      'select count(*)::int as count from follows where project_id = $1 and confirmed_at is not null',
      [projectId],
    );
    return found?.count ?? 0;
  }

  /** Ids of confirmed followers of the campaign's project, in order, after the given one. */
  async page(tx: Tx, campaignId: string, after: string | null, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select f.id from follows f join campaigns c on c.project_id = f.project_id
       where c.id = $1 and f.confirmed_at is not null and ($2::uuid is null or f.id > $2) order by f.id limit $3`,
      [campaignId, after, limit],
    );
    return found.map(({ id }) => id);
  }

  /** Forgets wishes that nobody confirmed in time. */
  async forgetUnconfirmed(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `delete from follows where id in (
         select id from follows where ${isStale} order by asked_at limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }
}

const keptFor = intervalOf('unconfirmed-follows');
/** Of interest to no claim or inquiry. */
const isFree = `not is_address_on_hold(email) and not exists (
  select from legal_holds h join campaigns c on c.id = h.campaign_id
  where h.ended_at is null and c.project_id = follows.project_id)`;
const isStale = `confirmed_at is null and asked_at <= tally_now() - ${keptFor} and ${isFree}`;
export const unconfirmedDue = `select min(asked_at) + ${keptFor} from follows
  where confirmed_at is null and ${isFree}`;
