import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The token bucket of one endpoint of the provider, shared by all processes. Real time. */
@Entity('provider_budgets')
export class ProviderBudgetRow {
  @PrimaryColumn('text')
  endpoint!: string;

  /** Negative when calls are promised ahead. */
  @Column('double precision')
  tokens!: number;

  @Column('timestamptz', { name: 'refilled_at' })
  refilledAt!: Date;

  /** The provider asked for silence until then. */
  @Column('timestamptz', { name: 'blocked_until' })
  blockedUntil!: Date;
}
