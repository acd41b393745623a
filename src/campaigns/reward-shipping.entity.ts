import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What it costs to send one piece of a reward to a country. */
@Entity('reward_shipping')
export class RewardShipping {
  @PrimaryColumn('uuid', { name: 'reward_id' })
  rewardId!: string;

  /** ISO 3166-1 alpha-2, or `*` for everywhere else. */
  @PrimaryColumn('text')
  country!: string;

  /** Minor units of the campaign's currency. */
  @Column('bigint')
  price!: string;
}
