import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** What a project is found by in one language; triggers keep it as the texts and the project are. */
@Entity('project_search')
export class ProjectSearch {
  @PrimaryColumn('uuid', { name: 'project_id' })
  projectId!: string;

  @PrimaryColumn('text')
  locale!: Locale;

  /** Title, tags, place and category in small letters without accents: for letters that were mistyped. */
  @Column('text')
  words!: string;

  @Column('text')
  place!: string;

  /** The whole of it with the story, by the rules of the language. */
  @Column('tsvector')
  document!: string;
}
