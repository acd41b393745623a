import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RoundState } from './campaign.state.js';

/** The time-boxed part of a campaign that pledges and settlement items name. */
@Entity('campaign_rounds')
export class CampaignRound {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('smallint')
  number!: number;

  @Column('text')
  state!: RoundState;

  /** Minor units, as a string: the sum of the required needs, of all in a second round. 0 only while a draft has none. */
  @Column('bigint')
  target!: string;

  /** When it opened; null before. A campaign whose first round has opened is public for ever. */
  @Column('timestamptz', { name: 'opens_at', nullable: true })
  opensAt!: Date | null;

  /** A pledge made strictly before this instant counts. */
  @Column('timestamptz')
  deadline!: Date;

  /** When its backers are told next of their cards or of the charge to come; null when nothing more is told. */
  @Column('timestamptz', { name: 'notice_due_at', nullable: true })
  noticeDueAt!: Date | null;

  /** By when the last pending pledge is settled. */
  @Column('timestamptz', { name: 'closing_ends_at', nullable: true })
  closingEndsAt!: Date | null;

  /** When no new attempt to charge starts. */
  @Column('timestamptz', { name: 'collecting_ends_at', nullable: true })
  collectingEndsAt!: Date | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  /** Minor units, as a string: what was pledged when the round was decided. */
  @Column('bigint', { name: 'frozen_pledged', nullable: true })
  frozenPledged!: string | null;
}
