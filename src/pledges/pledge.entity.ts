import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PledgeState } from './pledge.state.js';

export type Visibility = 'public' | 'creator' | 'hidden';

/** What one person promised to one round of a campaign. Money columns are minor units of `currency`. */
@Entity('pledges')
export class Pledge {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('smallint')
  round!: number;

  /** A member, or the guest row of the address that was given. */
  @Column('uuid', { name: 'backer_id' })
  backerId!: string;

  @Column('text')
  state!: PledgeState;

  /** What counts for the campaign: without tip and shipping. */
  @Column('bigint')
  amount!: string;

  /** For the platform, typed by the backer, charged with the amount, never in totals. */
  @Column('bigint')
  tip!: string;

  /** For sending its rewards: the campaign's, charged with the amount, never in totals. */
  @Column('bigint', { default: 0 })
  shipping!: string;

  /** ISO country to which they are sent; null when nothing is sent. */
  @Column('text', { nullable: true })
  destination!: string | null;

  @Column('text')
  currency!: string;

  @Column('text')
  visibility!: Visibility;

  /** The language in which the backer consented and is written to. */
  @Column('text')
  locale!: string;

  /** Business time, read after the campaign's lock: strictly before the deadline. */
  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  /** Until when a pending pledge keeps its reward's stock. */
  @Column('timestamptz', { name: 'hold_until', nullable: true })
  holdUntil!: Date | null;

  /** Real time of the last try to expire it; set before the provider is asked to cancel. */
  @Column('timestamptz', { name: 'expiring_since', nullable: true })
  expiringSince!: Date | null;

  @Column('text', { name: 'payment_method_id', nullable: true })
  paymentMethodId!: string | null;

  @Column('text', { name: 'card_brand', nullable: true })
  cardBrand!: string | null;

  @Column('text', { name: 'card_last4', nullable: true })
  cardLast4!: string | null;

  @Column('smallint', { name: 'card_exp_month', nullable: true })
  cardExpMonth!: number | null;

  @Column('smallint', { name: 'card_exp_year', nullable: true })
  cardExpYear!: number | null;

  /** The provider's name for the card itself: equal for the same number under any customer. */
  @Column('text', { name: 'card_fingerprint', nullable: true })
  cardFingerprint!: string | null;

  /** When it was noticed that the provider has forgotten the card; null again when there is another one. */
  @Column('timestamptz', { name: 'card_removed_at', nullable: true })
  cardRemovedAt!: Date | null;

  @Column('timestamptz', { name: 'activated_at', nullable: true })
  activatedAt!: Date | null;
}
