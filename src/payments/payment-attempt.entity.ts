import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AttemptOutcome } from './payment.rules.js';

/** One try of the schedule to charge a payment. It freezes the card; the provider's key is `pic:<item>:<number>[:<tries>]`. */
@Entity('payment_attempts')
export class PaymentAttempt {
  @PrimaryColumn('uuid', { name: 'payment_id' })
  paymentId!: string;

  @PrimaryColumn('integer')
  number!: number;

  /** How many confirmations of this attempt ended unknown; above 0 the payment is looked at before the next one. */
  @Column('integer', { default: 0 })
  tries!: number;

  @Column('text', { name: 'payment_method_id' })
  paymentMethodId!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** 'processing' may still become another. */
  @Column('text', { nullable: true })
  outcome!: AttemptOutcome['outcome'] | null;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text', { name: 'decline_code', nullable: true })
  declineCode!: string | null;

  @Column('text', { name: 'advice_code', nullable: true })
  adviceCode!: string | null;
}
