import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one charge gets of what is unpaid, fixed when it was decided that it goes back. Append-only. */
@Entity('refund_run_parts')
export class RefundRunPart {
  @PrimaryColumn('uuid', { name: 'run_id' })
  runId!: string;

  @PrimaryColumn('uuid', { name: 'payment_id' })
  paymentId!: string;

  /** Minor units. */
  @Column('bigint')
  amount!: string;
}
