import {
  IdField,
  InstantField,
  IntegerField,
  NestedListField,
  TextField,
  TextListField,
} from '../platform/http/index.js';

const anyCount = { min: 0, max: 2 ** 31 - 1 };

/** An invariant that was violated. */
export class FindingResponse {
  @IntegerField({ min: 1, max: 99, description: 'As in docs/guarantees.md.' })
  number!: number;

  @TextField({ max: 100 })
  view!: string;

  @TextField({ max: 500 })
  sentence!: string;

  @IntegerField(anyCount)
  violations!: number;

  @TextListField({ max: 10, each: { max: 500 }, description: 'The first ten.' })
  offenders!: string[];
}

/** One time that the invariants were asked about. */
export class CheckRunResponse {
  @IdField()
  id!: string;

  @InstantField({ description: 'Real time.' })
  ranAt!: string;

  @InstantField({
    nullable: true,
    description: 'Only what changed from then on was asked about, in real time; null when everything was.',
  })
  since!: string | null;

  @IntegerField(anyCount)
  tookMs!: number;

  @IntegerField(anyCount)
  violations!: number;

  @NestedListField(() => FindingResponse, { max: 99 })
  findings!: FindingResponse[];
}
