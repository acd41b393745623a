import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Role } from './role-grant.rules.js';

/** A role given to a member: proposed by one owner, approved by another, in effect from then until revoked. */
@Entity('role_grants')
export class RoleGrant {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: Role;

  /** Null for the first owners, whom the operator names in BOOTSTRAP_OWNERS. */
  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  /** Business time, as the other two. */
  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  /** The role is in effect from here. */
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
