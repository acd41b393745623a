import { Injectable } from '@nestjs/common';
import { type Picture } from '../files/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';
import { type Location } from './places/place.rules.js';
import { type ProjectText } from './project-text.entity.js';

/** What of a project can be edited; what is left out stays. */
export interface ProjectEdit {
  readonly defaultLocale?: Locale;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly place?: string;
  /** Where the place lies; null where it is on no map. */
  readonly location?: Location | null;
}

type Inserted = ProjectEdit & { readonly slug: string; readonly ownerId: string; readonly category: string };

/** What people wrote about a project. */
@Injectable()
export class ProjectTexts {
  async insertProject(tx: Tx, project: Inserted, at: Date): Promise<string> {
    const { slug, ownerId, category, tags = [], place = '', location, defaultLocale } = project;
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into projects (slug, owner_id, category, tags, place, latitude, longitude, default_locale, created_at,
         content_changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
      [slug, ownerId, category, tags, place, location?.latitude, location?.longitude, defaultLocale, at],
    );
    if (!made) throw new Error('Postgres did not return the project it inserted');
    return made.id;
  }

  /** Also marks that the content changed, which voids an approval that came before. */
  async edit(tx: Tx, id: string, edit: ProjectEdit, at: Date): Promise<void> {
    const { defaultLocale, category, tags, place, location } = edit;
    await rows(
      tx,
      `update projects set default_locale = coalesce($2, default_locale), category = coalesce($3, category),
         tags = coalesce($4, tags), place = coalesce($5, place), content_changed_at = $6,
         latitude = case when $7 then $8 else latitude end, longitude = case when $7 then $9 else longitude end
       where id = $1`,
      [
        ...[id, defaultLocale ?? null, category ?? null, tags ?? null, place ?? null, at],
        ...[location !== undefined, location?.latitude ?? null, location?.longitude ?? null],
      ],
    );
  }

  async setCover(tx: Tx, id: string, coverId: string | null): Promise<void> {
    await rows(tx, 'update projects set cover_id = $2 where id = $1', [id, coverId]);
  }

  async put(tx: Tx, id: string, { locale, title, summary, story }: Omit<ProjectText, 'projectId'>): Promise<void> {
    await rows(
      tx,
      `insert into project_texts (project_id, locale, title, summary, story) values ($1, $2, $3, $4, $5)
       on conflict (project_id, locale) do update set title = $3, summary = $4, story = $5`,
      [id, locale, title, summary, story],
    );
  }

  /** Which of the pictures a story of their project shows, by their digests. */
  async showing(tx: Tx, pictures: readonly Picture[]): Promise<string[]> {
    const found = await rows<{ digest: string }>(
      tx,
      `select p.digest from unnest($1::text[], $2::uuid[]) as p (digest, project_id)
       where exists (select from project_texts t
                     where t.project_id = p.project_id and position(p.digest in t.story) > 0)`,
      [pictures.map(({ digest }) => digest), pictures.map(({ projectId }) => projectId)],
    );
    return found.map(({ digest }) => digest);
  }

  /** Stores who is invited; the deputy before stays until they accept. */
  async invite(tx: Tx, id: string, email: string): Promise<void> {
    await rows(tx, 'update projects set deputy_email = $2 where id = $1', [id, email]);
  }

  async setDeputy(tx: Tx, id: string, deputyId: string, at: Date): Promise<void> {
    await rows(tx, 'update projects set deputy_id = $2, deputy_accepted_at = $3, deputy_email = null where id = $1', [
      id,
      deputyId,
      at,
    ]);
  }
}
