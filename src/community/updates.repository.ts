import { Injectable } from '@nestjs/common';
import { type Picture } from '../files/index.js';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';
import { type Audience, type Update } from './update.entity.js';

export interface UpdateTextIn {
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
}

export interface UpdateWithTexts extends Update {
  readonly authorName: string;
  /** By language. */
  readonly texts: readonly UpdateTextIn[];
}

export interface OldText extends UpdateTextIn {
  readonly replacedAt: Date;
}

const columns = `u.id, u.campaign_id as "campaignId", u.author_id as "authorId", u.audience,
  u.default_locale as "defaultLocale", u.created_at as "createdAt", u.published_at as "publishedAt",
  u.corrected_at as "correctedAt", u.hidden_at as "hiddenAt"`;

const withTexts = `select ${columns}, a.display_name as "authorName",
  (select json_agg(json_build_object('locale', t.locale, 'title', t.title, 'body', t.body) order by t.locale)
   from update_texts t where t.update_id = u.id) as texts
  from updates u join users a on a.id = u.author_id`;

@Injectable()
export class UpdatesRepository {
  constructor(private readonly database: Database) {}

  async insert(
    tx: Tx,
    update: { campaignId: string; authorId: string; audience: Audience; text: UpdateTextIn },
    at: Date,
  ): Promise<string> {
    const { campaignId, authorId, audience, text } = update;
    const [row] = await rows<{ id: string }>(
      tx,
      `insert into updates (campaign_id, author_id, audience, default_locale, created_at) values ($1, $2, $3, $4, $5)
       returning id`,
      [campaignId, authorId, audience, text.locale, at],
    );
    if (!row) throw new Error('The update was not written');
    await this.putText(tx, row.id, text);
    return row.id;
  }

  async putText(tx: Tx, updateId: string, { locale, title, body }: UpdateTextIn): Promise<void> {
    await rows(
      tx,
      `insert into update_texts (update_id, locale, title, body) values ($1, $2, $3, $4)
       on conflict (update_id, locale) do update set title = excluded.title, body = excluded.body`,
      [updateId, locale, title, body],
    );
  }

  /** Keeps the text as it is now, before it is replaced, and notes when; does nothing where there is none yet. */
  async keepVersion(tx: Tx, updateId: string, locale: Locale, by: { userId: string; at: Date }): Promise<void> {
    await rows(
      tx,
      `insert into update_versions (update_id, locale, title, body, replaced_by, replaced_at)
       select update_id, locale, title, body, $3, $4 from update_texts where update_id = $1 and locale = $2`,
      [updateId, locale, by.userId, by.at],
    );
    await rows(tx, 'update updates set corrected_at = $2 where id = $1', [updateId, by.at]);
  }

  /** Which of the pictures an update of their project shows or showed, or a copy that moderators judged, by their digests. */
  async showing(tx: Tx, pictures: readonly Picture[]): Promise<string[]> {
    const found = await rows<{ digest: string }>(
      tx,
      `select p.digest from unnest($1::text[], $2::uuid[]) as p (digest, project_id)
       where exists (select from campaigns c join updates u on u.campaign_id = c.id join update_texts t on t.update_id = u.id
                     where c.project_id = p.project_id and position(p.digest in t.body) > 0)
         or exists (select from campaigns c join updates u on u.campaign_id = c.id join update_versions v on v.update_id = u.id
                    where c.project_id = p.project_id and position(p.digest in v.body) > 0)
         or exists (select from moderation_originals o where position(p.digest in o.texts::text) > 0)`,
      [pictures.map(({ digest }) => digest), pictures.map(({ projectId }) => projectId)],
    );
    return found.map(({ digest }) => digest);
  }

  async setAudience(tx: Tx, id: string, audience: Audience): Promise<void> {
    await rows(tx, 'update updates set audience = $2 where id = $1', [id, audience]);
  }

  async publish(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update updates set published_at = $2 where id = $1', [id, at]);
  }

  async discard(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'delete from updates where id = $1 and published_at is null', [id]);
  }

  async lock(tx: Tx, id: string): Promise<Update | undefined> {
    const [found] = await rows<Update>(tx, `select ${columns} from updates u where u.id = $1 for update`, [id]);
    return found;
  }

  /** Hidden or not. */
  async find(id: string, tx?: Tx): Promise<UpdateWithTexts | undefined> {
    const sql = `${withTexts} where u.id = $1`;
    const [found] = await (tx ? rows<UpdateWithTexts>(tx, sql, [id]) : this.database.read<UpdateWithTexts>(sql, [id]));
    return found;
  }

  /** Takes it away from everybody but its people and staff, or shows it again; hidden twice it is hidden since the first time. */
  async setHidden(tx: Tx, id: string, at: Date | null): Promise<void> {
    await rows(
      tx,
      'update updates set hidden_at = case when $2::timestamptz is null then null else coalesce(hidden_at, $2) end where id = $1',
      [id, at],
    );
  }

  /** Those that are not hidden, newest first, after the given place. */
  async published(campaignId: string, after: { at: string; id: string } | null, limit: number) {
    return this.database.read<UpdateWithTexts>(
      `${withTexts} where u.campaign_id = $1 and u.published_at is not null and u.hidden_at is null
         and ($2::timestamptz is null or (u.published_at, u.id) < ($2, $3::uuid))
       order by u.published_at desc, u.id desc limit $4`,
      [campaignId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** Newest first. */
  async drafts(campaignId: string, limit: number): Promise<UpdateWithTexts[]> {
    return this.database.read(
      `${withTexts} where u.campaign_id = $1 and u.published_at is null order by u.id desc limit $2`,
      [campaignId, limit],
    );
  }

  /** Published ones that moderators have hidden, newest first. */
  async hidden(campaignId: string, limit: number): Promise<UpdateWithTexts[]> {
    return this.database.read(
      `${withTexts} where u.campaign_id = $1 and u.published_at is not null and u.hidden_at is not null
       order by u.id desc limit $2`,
      [campaignId, limit],
    );
  }

  /** What it said before, newest first. */
  async versions(updateId: string, limit: number): Promise<OldText[]> {
    return this.database.read(
      `select locale, title, body, replaced_at as "replacedAt" from update_versions where update_id = $1
       order by id desc limit $2`,
      [updateId, limit],
    );
  }
}
