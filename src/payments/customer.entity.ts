import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person at the provider, guests included. Saved cards belong to it and are never shared across customers. */
@Entity('customers')
export class Customer {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** Null until the provider has answered; set once. */
  @Column('text', { name: 'provider_id', nullable: true })
  providerId!: string | null;

  /** How many creates ended in a 5xx; part of the next key, since the provider replays a 5xx. */
  @Column('integer', { name: 'create_tries', default: 0 })
  createTries!: number;

  /** When the provider is next asked to delete it, since its person is erased; business time. */
  @Column('timestamptz', { name: 'delete_at', nullable: true })
  deleteAt!: Date | null;

  /** Since when the provider has no customer any more; its payments keep the id. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
