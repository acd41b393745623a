import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reward chosen with a pledge, at the price it had then (minor units). */
@Entity('pledge_rewards')
export class PledgeReward {
  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @PrimaryColumn('uuid', { name: 'reward_id' })
  rewardId!: string;

  @Column('integer')
  quantity!: number;

  @Column('bigint')
  price!: string;
}
