import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type AskedQuestion, type GivenAnswer } from './answer.rules.js';
import { isDelivered } from './delivery.sql.js';

/** Where questions are still asked: what has ended without a charge needs no answer. */
const asking = `p.state in ('pending', 'active', 'charging', 'needs_action', 'errored', 'collected')`;

/** Questions `q` of rewards `w` of pledges `p`, with answers `a` and whether others are taken. */
const questions = `pledges p join pledge_rewards c on c.pledge_id = p.id join rewards w on w.id = c.reward_id
  join reward_questions q on q.reward_id = w.id
  left join reward_answers a on a.pledge_id = p.id and a.question_id = q.id
  left join deliveries d on d.pledge_id = p.id and d.reward_id = w.id
  left join answer_locks k on k.campaign_id = p.campaign_id`;

const isLocked = `(k.locked_at is not null or coalesce(d.state, 'to_do') <> 'to_do')`;

const asked = `select q.id as "questionId", w.id as "rewardId", w.title, q.question, q.choices, q.required, a.answer,
    ${isLocked} as "isLocked"
  from ${questions} where p.id = $1 and ${asking} order by w.position, q.position`;

@Injectable()
export class AnswersRepository {
  constructor(private readonly database: Database) {}

  /** What is asked for a pledge, in the order of its rewards. */
  async ofPledge(pledgeId: string, tx?: Tx): Promise<AskedQuestion[]> {
    return tx ? rows<AskedQuestion>(tx, asked, [pledgeId]) : this.database.read<AskedQuestion>(asked, [pledgeId]);
  }

  /** So that neither the pledge nor its deliveries change while they are looked at. */
  async lockPledge(tx: Tx, pledgeId: string): Promise<void> {
    await rows(tx, 'select 1 from pledges where id = $1 for no key update', [pledgeId]);
    await rows(tx, 'select 1 from deliveries where pledge_id = $1 order by reward_id for update', [pledgeId]);
  }

  async write(tx: Tx, pledgeId: string, given: readonly GivenAnswer[]): Promise<void> {
    const kept = given.filter((one): one is GivenAnswer & { answer: string } => one.answer !== null);
    await rows(
      tx,
      `insert into reward_answers (pledge_id, question_id, reward_id, answer, answered_at)
       select $1, q.id, q.reward_id, g.answer, tally_now()
       from unnest($2::uuid[], $3::text[]) g (id, answer) join reward_questions q on q.id = g.id
       on conflict (pledge_id, question_id) do update set answer = excluded.answer, answered_at = excluded.answered_at
       where reward_answers.answer <> excluded.answer`,
      [pledgeId, kept.map(({ questionId }) => questionId), kept.map(({ answer }) => answer)],
    );
    const gone = given.filter(({ answer }) => answer === null).map(({ questionId }) => questionId);
    await rows(tx, 'delete from reward_answers where pledge_id = $1 and question_id = any($2::uuid[])', [pledgeId, gone]); // prettier-ignore
  }

  /** Charged pledges that a required answer is missing of, ascending by id, after the given one. */
  async wanting(tx: Tx, campaignId: string, after: string | null, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `select distinct p.id from ${questions} where p.campaign_id = $1 and ${isDelivered} and q.required
         and a.answer is null and not ${isLocked} and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
      [campaignId, after, limit],
    );
    return found.map(({ id }) => id);
  }

  async forget(tx: Tx, pledgeIds: readonly string[]): Promise<void> {
    await rows(tx, 'delete from reward_answers where pledge_id = any($1::uuid[])', [pledgeIds]);
  }

  async forgetOf(tx: Tx, backerIds: readonly string[]): Promise<void> {
    await rows(
      tx,
      `delete from reward_answers where pledge_id in (select id from pledges where backer_id = any($1::uuid[]))`,
      [backerIds],
    );
  }

  async isLocked(campaignId: string): Promise<boolean> {
    return (await this.database.read('select 1 from answer_locks where campaign_id = $1', [campaignId])).length > 0;
  }

  async lockAnswers(tx: Tx, campaignId: string, isLocked: boolean): Promise<void> {
    const sql = isLocked
      ? 'insert into answer_locks (campaign_id, locked_at) values ($1, tally_now()) on conflict do nothing'
      : 'delete from answer_locks where campaign_id = $1';
    await rows(tx, sql, [campaignId]);
  }
}
