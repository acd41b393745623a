import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** A project's story in one language. */
@Entity('project_texts')
export class ProjectText {
  @PrimaryColumn('uuid', { name: 'project_id' })
  projectId!: string;

  @PrimaryColumn('text')
  locale!: Locale;

  @Column('text')
  title!: string;

  @Column('text')
  summary!: string;

  /** Markdown. */
  @Column('text')
  story!: string;
}
