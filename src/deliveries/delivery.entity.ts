import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DeliveryState } from './delivery.state.js';

/**
 * How far one reward of one pledge is on its way. The row is made when its creator first says something about it; before,
 * it is to do.
 */
@Entity('deliveries')
export class Delivery {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'reward_id' })
  rewardId!: string;

  @Column('text')
  state!: DeliveryState;

  /** By whom it is carried, as its creator wrote it; null when it was not said. */
  @Column('text', { nullable: true })
  carrier!: string | null;

  /** Where its way can be followed. */
  @Column('text', { name: 'tracking_url', nullable: true })
  trackingUrl!: string | null;

  /** Business time; null unless it is sent or received. */
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** When its backer said that it has not come; null when they did not, or when it was packed anew. */
  @Column('timestamptz', { name: 'missed_at', nullable: true })
  missedAt!: Date | null;

  /** When its backer was told that it is sent: once, however often it is. */
  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt!: Date | null;
}
