import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What concerns a person or a campaign is kept while a claim or an inquiry needs it. */
export class LegalHolds1700000002082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function is_address_on_hold(text);
      drop function is_on_hold(uuid, uuid);
      drop table legal_holds;
    `);
  }
}

const tables = `
  create table legal_holds (
    id uuid primary key default uuidv7(),
    user_id uuid references users (id),
    campaign_id uuid references campaigns (id),
    reason text not null,
    placed_by uuid not null references users (id),
    placed_at timestamptz not null,
    ended_by uuid references users (id),
    ended_at timestamptz,
    end_reason text,
    constraint ck_legal_holds_one_subject check (num_nonnulls(user_id, campaign_id) = 1),
    constraint ck_legal_holds_ended_whole check (num_nonnulls(ended_by, ended_at, end_reason) in (0, 3))
  );
  create unique index uq_legal_holds_user on legal_holds (user_id) where ended_at is null;
  create unique index uq_legal_holds_campaign on legal_holds (campaign_id) where ended_at is null;
`;

const functions = `
  create function is_on_hold(person uuid, campaign uuid) returns boolean language sql stable return exists (
    select from legal_holds h where h.ended_at is null and (
      h.campaign_id = campaign
      or h.user_id in (
        select o.id from users p
        join users o on o.id = p.id or o.id = p.adopted_by or o.adopted_by = p.id or o.email = p.email
        where p.id = person)
      or h.campaign_id in (
        select b.campaign_id from pledges b where b.backer_id = person
        union all
        select c.id from campaigns c join projects j on j.id = c.project_id where person in (j.owner_id, j.deputy_id)
        union all
        select c.campaign_id from comments c where c.author_id = person)));

  create function is_address_on_hold(address text) returns boolean language sql stable return exists (
    select from users u where u.email = address and is_on_hold(u.id, null));

  comment on function is_on_hold(uuid, uuid) is
    'Whether a legal hold keeps what concerns this person, any account or guest of theirs, or this campaign or those they had to do with.';
`;
