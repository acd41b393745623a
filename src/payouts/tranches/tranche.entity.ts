import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type TrancheState } from './tranche.state.js';

/** A tranche of a campaign that has succeeded, with what its budget said of it frozen. */
@Entity('tranches')
export class Tranche {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** Paid in this order, from 1. */
  @Column('smallint')
  number!: number;

  @Column('text')
  state!: TrancheState;

  /** What its needs ask for, minor units: its part of what there is to pay. */
  @Column('bigint')
  weight!: string;

  /** The last day for evidence in the campaign's zone; null when none is asked for. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  /** Who proposed that it is finally refused. */
  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  /** The second person, who agreed. */
  @Column('uuid', { name: 'refused_by', nullable: true })
  refusedBy!: string | null;
}
