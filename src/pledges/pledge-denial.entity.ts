import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Whoever reads the address of a guest's pledge says that they did not make it. The address itself stands with the guest
 * alone, and is gone with them.
 */
@Entity('pledge_denials')
export class PledgeDenial {
  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;

  /** Business time; from it on, for 30 days, no guest pledges with this address. */
  @Column('timestamptz', { name: 'denied_at' })
  deniedAt!: Date;
}
