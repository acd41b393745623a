import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SetupState } from './setup.state.js';

/** One try to save a card for a pledge. The provider's key is `si:<pledge>:<number>`. */
@Entity('card_setups')
export class CardSetup {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** 1, 2, 3 … per pledge: opening the pay page again makes the next one. */
  @Column('integer')
  number!: number;

  @Column('text')
  state!: SetupState;

  /** Null until the provider has answered. */
  @Column('text', { name: 'provider_id', nullable: true })
  providerId!: string | null;

  /** The saved card, from here on as people recognise it. */
  @Column('text', { name: 'payment_method_id', nullable: true })
  paymentMethodId!: string | null;

  @Column('text', { nullable: true })
  brand!: string | null;

  @Column('text', { nullable: true })
  last4!: string | null;

  @Column('smallint', { name: 'exp_month', nullable: true })
  expMonth!: number | null;

  @Column('smallint', { name: 'exp_year', nullable: true })
  expYear!: number | null;

  /** The same for the same card number, over all customers. */
  @Column('text', { nullable: true })
  fingerprint!: string | null;

  @Column('timestamptz', { name: 'succeeded_at', nullable: true })
  succeededAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Its pledge needs the card no more: when the provider is (next) asked to forget it. Null before, and when it has. */
  @Column('timestamptz', { name: 'detach_at', nullable: true })
  detachAt!: Date | null;

  @Column('timestamptz', { name: 'detached_at', nullable: true })
  detachedAt!: Date | null;
}
