import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published question that every review answers. A new version is a new set of rows; old ones stay. */
@Entity('review_criteria')
export class ReviewCriterion {
  @PrimaryColumn('integer')
  version!: number;

  @PrimaryColumn('text')
  key!: string;

  @Column('smallint')
  position!: number;

  @Column('text')
  question!: string;
}
