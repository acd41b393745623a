import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which pledge somebody without an account asks: it says who they are, and whether their name is shown. */
export class CommentsOfGuests1700000002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table comments
        add pledge_id uuid references pledges (id),
        add constraint ck_comments_guests_ask check (pledge_id is null or answer_to is null);
      create index ix_comments_pledge on comments (pledge_id) where pledge_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table comments drop pledge_id');
  }
}
