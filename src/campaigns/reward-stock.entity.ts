import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many of a reward there are and how many are taken. A CHECK refuses to oversell it. */
@Entity('reward_stock')
export class RewardStock {
  @PrimaryColumn('uuid', { name: 'reward_id' })
  rewardId!: string;

  /** Null when there is no limit. */
  @Column('integer', { nullable: true })
  stock!: number | null;

  @Column('integer', { default: 0 })
  taken!: number;
}
