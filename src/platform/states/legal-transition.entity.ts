import { Entity, PrimaryColumn } from 'typeorm';

/** A step that the database allows. Migrations fill it; a spec of each module compares it with the TypeScript table. */
@Entity('legal_transitions')
export class LegalTransition {
  @PrimaryColumn('text')
  entity!: string;

  @PrimaryColumn('text', { name: 'from_state' })
  from!: string;

  @PrimaryColumn('text', { name: 'to_state' })
  to!: string;
}
