import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** Somebody who hears of a project: a member, or an address without account. */
@Entity('follows')
export class Follow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  /** Null when it is an address. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  /** In lower case; null when it is a member. */
  @Column('text', { nullable: true })
  email!: string | null;

  /** In which language to write to the address; a member has one of their own. */
  @Column('text', { nullable: true })
  locale!: Locale | null;

  /** Of the newest asking. Business time, as the other. */
  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  /** Null until whoever reads the address has confirmed; until then nothing but the question is written to it. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;
}
