import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ItemState } from './settlement-item.state.js';

/** What one pledge owes to one round, frozen at closing. Money columns are minor units of `currency`. */
@Entity('settlement_items')
export class SettlementItem {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('smallint')
  round!: number;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  /** What the campaign gets: with the shipping, without the tip. */
  @Column('bigint')
  amount!: string;

  /** Charged with the amount, for the platform, never in totals. */
  @Column('bigint')
  tip!: string;

  /** The part of `amount` that is for sending rewards: in no total. */
  @Column('bigint', { default: 0 })
  shipping!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  state!: ItemState;

  /** Attempts that have their result; the one under way is this number plus one. */
  @Column('integer', { default: 0 })
  attempts!: number;

  /** Business time of the next attempt; null while it waits for the backer or for the end of the window. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Business time of the next look after the window, for a debit whose result takes days; null for at once. */
  @Column('timestamptz', { name: 'finish_at', nullable: true })
  finishAt!: Date | null;

  /** Calls since the last result whose outcome nobody knows yet; the wait before the next one grows with it. */
  @Column('integer', { default: 0 })
  tries!: number;

  /** Real time before which the provider is not asked again. */
  @Column('timestamptz', { name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  /** Real time until which one worker has it; the result clears it. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** The provider's code that nobody foresaw, while it is held. */
  @Column('text', { name: 'held_code', nullable: true })
  heldCode!: string | null;

  /** Business time of the last word to the backer: at most one every 48 hours. */
  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt!: Date | null;
}
