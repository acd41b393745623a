import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the next call to one endpoint of the provider may leave, for all processes. Real time. */
@Entity('provider_budgets')
export class ProviderBudgetRow {
  @PrimaryColumn('text')
  endpoint!: string;

  /** Behind every turn that is promised, and behind the silence that the provider asked for. */
  @Column('timestamptz', { name: 'next_at' })
  nextAt!: Date;
}
