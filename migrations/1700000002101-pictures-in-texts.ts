import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that the texts of a project show: its stories and its updates. */
export class PicturesInTexts1700000002101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table pictures
        drop constraint pictures_purpose_check,
        add constraint ck_pictures_purpose check (purpose in ('cover', 'text')),
        add project_id uuid references projects (id),
        add constraint ck_pictures_project check ((purpose = 'text') = (project_id is not null));
      create index ix_pictures_project on pictures (project_id, id) where project_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from pictures where purpose = 'text';
      alter table pictures
        drop project_id,
        drop constraint ck_pictures_purpose,
        add constraint pictures_purpose_check check (purpose in ('cover'));
    `);
  }
}
