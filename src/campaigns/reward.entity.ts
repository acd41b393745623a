import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type WithdrawalRight } from './withdrawal.rules.js';

/** What a backer may choose for a pledge. Its stock is a narrow row of its own, since every pledge writes it. */
@Entity('rewards')
export class Reward {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('smallint')
  position!: number;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  /** Minor units of the campaign's currency, as a string. */
  @Column('bigint')
  price!: string;

  /** Whether it is pledged only beside another reward. */
  @Column('boolean', { name: 'is_add_on', default: false })
  isAddOn!: boolean;

  /** 'YYYY-MM' by which it is promised, null when nothing is promised. */
  @Column('text', { name: 'promised_month', nullable: true })
  promisedMonth!: string | null;

  /** Whether its seller is a trader, and which right of withdrawal its backer has. */
  @Column('text', { default: 'not_a_trader' })
  withdrawal!: WithdrawalRight;
}
