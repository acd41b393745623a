import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a backer answered to a question of a reward. Personal: it stands in no event, audit row, log or mail. */
@Entity('reward_answers')
export class RewardAnswer {
  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId!: string;

  /** The reward of the question: when the pledge has it no more, the answer is gone. */
  @Column('uuid', { name: 'reward_id' })
  rewardId!: string;

  @Column('text')
  answer!: string;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;
}
