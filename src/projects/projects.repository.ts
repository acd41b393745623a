import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';
import { ProjectNotFound } from './project.errors.js';
import { type Project } from './project.entity.js';
import { type ProjectText } from './project-text.entity.js';

const columns = `id, slug, owner_id as "ownerId", deputy_id as "deputyId", deputy_accepted_at as "deputyAcceptedAt",
  deputy_email as "deputyEmail", category, tags, place, latitude, longitude, default_locale as "defaultLocale", cover_id as "coverId", announced_at as "announcedAt",
  announcement_hidden_at as "announcementHiddenAt",
  public_since as "publicSince", created_at as "createdAt", content_changed_at as "contentChangedAt"`;

/** The people behind a project: the owner, and the deputy if one has accepted. */
export interface ProjectParties {
  readonly ownerId: string;
  readonly deputyId: string | null;
}

/** A title in the reader's language, or in the project's own when it has no such text. */
export interface ProjectTitle {
  readonly projectId: string;
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
}

/** The projects, as this module and those to its right ask about them. */
@Injectable()
export class Projects {
  constructor(private readonly database: Database) {}

  async find(id: string, tx?: Tx): Promise<Project | undefined> {
    const [found] = await this.ask<Project>(tx, `select ${columns} from projects where id = $1`, [id]);
    return found;
  }

  /** @throws ProjectNotFound */
  async get(id: string, tx?: Tx): Promise<Project> {
    const found = await this.find(id, tx);
    if (!found) throw new ProjectNotFound();
    return found;
  }

  /** As `get`, holding the row until the transaction ends. @throws ProjectNotFound */
  async lock(tx: Tx, id: string): Promise<Project> {
    const [found] = await rows<Project>(tx, `select ${columns} from projects where id = $1 for no key update`, [id]);
    if (!found) throw new ProjectNotFound();
    return found;
  }

  /** Those of the ids that exist, by id. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Project>> {
    const found = await this.ask<Project>(tx, `select ${columns} from projects where id = any($1::uuid[])`, [ids]);
    return new Map(found.map((project) => [project.id, project]));
  }

  /** Those that a member owns or is deputy of, newest first; `before` is the id to go on from. */
  async ofParty(userId: string, before: string | undefined, limit: number): Promise<Project[]> {
    return this.database.read(
      `select ${columns} from projects where (owner_id = $1 or deputy_id = $1) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [userId, before ?? null, limit],
    );
  }

  /** Who may not approve its payouts, and who is told. @throws ProjectNotFound */
  async parties(id: string, tx?: Tx): Promise<ProjectParties> {
    const { ownerId, deputyId } = await this.get(id, tx);
    return { ownerId, deputyId };
  }

  async isOwner(id: string, userId: string | null, tx?: Tx): Promise<boolean> {
    return userId !== null && (await this.find(id, tx))?.ownerId === userId;
  }

  /** Titles by project id, in one statement. */
  async titles(ids: readonly string[], locale: Locale | undefined): Promise<ReadonlyMap<string, ProjectTitle>> {
    const found = await this.database.read<ProjectTitle>(
      `select distinct on (p.id) p.id as "projectId", p.slug, t.locale, t.title, t.summary
       from projects p join project_texts t on t.project_id = p.id
       where p.id = any($1::uuid[]) and t.locale in ($2, p.default_locale)
       order by p.id, (t.locale = $2) desc`,
      [ids, locale ?? ''],
    );
    return new Map(found.map((title) => [title.projectId, title]));
  }

  async texts(id: string, tx?: Tx): Promise<Omit<ProjectText, 'projectId'>[]> {
    return this.ask(
      tx,
      'select locale, title, summary, story from project_texts where project_id = $1 order by locale',
      [id],
    );
  }

  /** From now on everybody may read it; a campaign of it went live. */
  async publish(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update projects set public_since = coalesce(public_since, $2) where id = $1', [id, at]);
  }

  /** Whether everybody sees that a campaign of it is coming. */
  async announce(tx: Tx, id: string, at: Date | null): Promise<void> {
    await rows(tx, 'update projects set announced_at = $2 where id = $1', [id, at]);
  }

  /** Takes the page away that a campaign of it has before it opens, or lets it be seen again where `at` is null. */
  async hideAnnouncement(tx: Tx, id: string, at: Date | null): Promise<void> {
    await rows(tx, 'update projects set announcement_hidden_at = $2 where id = $1', [id, at]);
  }

  private ask<Row>(tx: Tx | undefined, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return tx ? rows<Row>(tx, sql, parameters) : this.database.read<Row>(sql, parameters);
  }

  /** An invitation that nobody can accept any more. */
  async forgetInvited(tx: Tx, emails: readonly string[]): Promise<void> {
    await rows(tx, 'update projects set deputy_email = null where deputy_email = any($1::text[])', [emails]);
  }
}
