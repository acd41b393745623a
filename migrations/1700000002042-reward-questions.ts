import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a creator has to know from the backer of a reward, and what backers answered. */
export class RewardQuestions1700000002042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reward_questions (
        id uuid primary key default uuidv7(),
        reward_id uuid not null references rewards (id) on delete cascade,
        position smallint not null,
        question text not null,
        choices text[] not null,
        required boolean not null,
        constraint uq_reward_questions_position unique (reward_id, position),
        constraint ck_reward_questions_choices check (cardinality(choices) <> 1)
      );

      create table reward_answers (
        pledge_id uuid not null,
        question_id uuid not null references reward_questions (id),
        reward_id uuid not null,
        answer text not null,
        answered_at timestamptz not null,
        primary key (pledge_id, question_id),
        -- What is not chosen any more needs no answer.
        constraint fk_reward_answers_reward foreign key (pledge_id, reward_id)
          references pledge_rewards (pledge_id, reward_id) on delete cascade
      );

      create table answer_locks (
        campaign_id uuid primary key references campaigns (id),
        locked_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table answer_locks, reward_answers, reward_questions');
  }
}
