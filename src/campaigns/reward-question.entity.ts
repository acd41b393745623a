import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a creator has to know from whoever chose a reward. */
@Entity('reward_questions')
export class RewardQuestion {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'reward_id' })
  rewardId!: string;

  @Column('smallint')
  position!: number;

  @Column('text')
  question!: string;

  /** One of them is the answer; empty where it is a short text. */
  @Column('text', { array: true })
  choices!: string[];

  @Column('boolean')
  required!: boolean;
}
