import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type PaymentState } from './payment.state.js';

/** The one payment of a settlement item, for ever. */
@Entity('payments')
export class Payment {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'item_id' })
  itemId!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** Minor units for the campaign, without tip. The card is charged `amount + tip`. */
  @Column('bigint')
  amount!: string;

  /** Minor units for the platform. */
  @Column('bigint')
  tip!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  state!: PaymentState;

  /** The deadline whose money it is. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  /** The PaymentIntent; null until the provider has answered. Set once. */
  @Column('text', { name: 'provider_id', nullable: true })
  providerId!: string | null;

  /** How many keys of the create are spent; part of the next one. */
  @Column('integer', { name: 'create_tries', default: 0 })
  createTries!: number;

  /** The charge that succeeded. */
  @Column('text', { name: 'charge_id', nullable: true })
  chargeId!: string | null;

  /** The failed charge of the last refusal that was recorded: seeing it again is no news. */
  @Column('text', { name: 'declined_charge_id', nullable: true })
  declinedChargeId!: string | null;

  @Column('timestamptz', { name: 'succeeded_at', nullable: true })
  succeededAt!: Date | null;

  /** When the provider's fee was booked. */
  @Column('timestamptz', { name: 'fee_known_at', nullable: true })
  feeKnownAt!: Date | null;

  /** Business time at which we ask the provider ourselves: a result or a fee that no webhook brought. */
  @Column('timestamptz', { name: 'ask_at', nullable: true })
  askAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
