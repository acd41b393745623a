import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RecipientState } from './recipient.state.js';

/** Who legally receives what a member raises, and their connected account at the provider. */
@Entity('recipients')
export class Recipient {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** As the project's page shows it and as the provider verifies it. */
  @Column('text', { name: 'legal_name' })
  legalName!: string;

  /** ISO 3166-1 alpha-2. */
  @Column('text')
  country!: string;

  @Column('text', { name: 'provider_account_id', nullable: true })
  providerAccountId!: string | null;

  /** Whether the provider lets money be transferred to the account. */
  @Column('text', { default: 'none' })
  transfers!: RecipientState;

  /** Where the provider sends the money on to, as a text that is another one when the bank account is. */
  @Column('text', { name: 'bank_account', nullable: true })
  bankAccount!: string | null;

  /** When the provider was last asked. */
  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
