import {
  ChoiceField, ChoiceListField, IdField, IdListField, InstantField, IntegerField, NestedListField, TextField,
} from '../../platform/http/index.js'; // prettier-ignore
import { locales } from '../../users/index.js';
import { type DecisionWithOriginal, type Original } from './decisions.repository.js';
import { type Subject } from './moderated-kinds.js';
import { type ModerationObjection } from './moderation-objection.entity.js';
import { type ModerationReport } from './moderation-report.entity.js';
import {
  type Basis, bases, type Ground, grounds, numberOf, type Outcome, outcomes, type Standing, type SubjectKind, subjectKinds,
} from './moderation.rules.js'; // prettier-ignore
import { SubjectTextResponse } from './reports.dto.js';

const standings = ['shown', 'hidden', 'suspended', 'gone'] as const;
const words = { max: 4_000, lines: true };

class GroundedRequest {
  @ChoiceField(grounds, { optional: true, description: 'Needed where something is restricted, as the next.' })
  ground?: Ground;

  @ChoiceField(bases, { optional: true, description: 'Whether it is against the law or against the terms.' })
  basis?: Basis;

  @TextField({ ...words, description: 'Read by those who reported it, by whoever wrote it, and in the audit trail.' })
  reason!: string;
}

export class DecideReportsRequest extends GroundedRequest {
  @ChoiceField(subjectKinds)
  kind!: SubjectKind;

  @IdField()
  subjectId!: string;

  @IdListField({ max: 100, description: 'The reports that it answers.' })
  reportIds!: string[];

  @ChoiceField(outcomes)
  outcome!: Outcome;
}

export class DecideObjectionRequest extends GroundedRequest {
  @ChoiceField(['upheld', 'reversed'])
  outcome!: 'upheld' | 'reversed';
}

export class QueuedSubjectResponse {
  @ChoiceField(subjectKinds)
  kind!: SubjectKind;

  @IdField()
  subjectId!: string;

  @InstantField({ description: 'Since when the oldest of them waits.' })
  since!: string;

  @IntegerField({ min: 0, max: 1_000_000 })
  reports!: number;

  @IntegerField({ min: 0, max: 1_000_000 })
  objections!: number;

  @TextField({ min: 0, max: 200 })
  title!: string;
}

export class CaseReportResponse {
  @IdField()
  id!: string;

  @TextField({ max: 9 })
  number!: string;

  @ChoiceField(grounds)
  ground!: Ground;

  @TextField({ ...words, nullable: true })
  explanation!: string | null;

  @TextField({ max: 80, nullable: true })
  name!: string | null;

  @InstantField()
  madeAt!: string;

  @IdField({ nullable: true, description: 'Null while nobody has decided.' })
  decisionId!: string | null;
}

export class OriginalResponse {
  @IdField()
  id!: string;

  @InstantField()
  takenAt!: string;

  @NestedListField(() => SubjectTextResponse, { max: locales.length })
  texts!: SubjectTextResponse[];
}

export class CaseDecisionResponse {
  @IdField()
  id!: string;

  @ChoiceField(outcomes)
  outcome!: Outcome;

  @ChoiceField(grounds, { nullable: true })
  ground!: Ground | null;

  @ChoiceField(bases, { nullable: true })
  basis!: Basis | null;

  @TextField(words)
  reason!: string;

  @IdField({ description: 'Who decided.' })
  decidedBy!: string;

  @TextField({ max: 80 })
  decidedByName!: string;

  @InstantField()
  decidedAt!: string;

  @IdField({ nullable: true })
  reversesId!: string | null;

  @IdField({ description: 'The copy that was judged.' })
  originalId!: string;
}

export class CaseObjectionResponse {
  @IdField()
  id!: string;

  @IdField()
  decisionId!: string;

  @IdField({ description: 'Who took that decision, and so does not decide about the objection.' })
  firstBy!: string;

  @ChoiceField(['author', 'reporter'])
  side!: 'author' | 'reporter';

  @TextField({ ...words, nullable: true })
  words!: string | null;

  @InstantField()
  madeAt!: string;

  @ChoiceField(['upheld', 'reversed'], { nullable: true })
  outcome!: 'upheld' | 'reversed' | null;

  @TextField({ ...words, nullable: true })
  reason!: string | null;
}

export class ModerationCaseResponse {
  @ChoiceField(subjectKinds)
  kind!: SubjectKind;

  @IdField()
  subjectId!: string;

  @ChoiceField(standings)
  standing!: Standing;

  @ChoiceListField(outcomes, { description: 'What can be decided about it.' })
  outcomes!: Outcome[];

  @IdField({ nullable: true })
  campaignId!: string | null;

  @TextField({ max: 300, nullable: true, description: 'Its page, without the language.' })
  path!: string | null;

  @IdListField({ max: 10, description: 'Who wrote it or answers for it, and does not decide.' })
  parties!: string[];

  @NestedListField(() => SubjectTextResponse, { max: locales.length, description: 'What it says now.' })
  texts!: SubjectTextResponse[];

  @NestedListField(() => OriginalResponse, { max: 1_000, description: 'What it said when it was reported or decided.' })
  originals!: OriginalResponse[];

  @NestedListField(() => CaseReportResponse, { max: 100, description: 'The undecided ones first.' })
  reports!: CaseReportResponse[];

  @NestedListField(() => CaseDecisionResponse, { max: 1_000 })
  decisions!: CaseDecisionResponse[];

  @NestedListField(() => CaseObjectionResponse, { max: 1_000 })
  objections!: CaseObjectionResponse[];
}

interface Case {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly subject: Subject;
  readonly reports: readonly ModerationReport[];
  readonly originals: readonly Original[];
  readonly decisions: readonly DecisionWithOriginal[];
  readonly objections: readonly ModerationObjection[];
}

export function toCase({ kind, subjectId, subject, ...said }: Case): ModerationCaseResponse {
  const { standing, campaignId, path } = subject;
  return {
    ...{ kind, subjectId, standing, campaignId, path },
    outcomes: [...subject.outcomes],
    parties: [...new Set(subject.parties)],
    texts: [...subject.texts],
    originals: said.originals.map(({ id, takenAt, texts }) => ({
      id,
      takenAt: takenAt.toISOString(),
      texts: [...texts],
    })),
    reports: said.reports.map(({ id, ground, explanation, name, madeAt, decisionId }) => ({
      ...{ id, number: numberOf(id), ground, explanation, name, decisionId },
      madeAt: madeAt.toISOString(),
    })),
    decisions: said.decisions.map(
      ({ id, outcome, ground, basis, reason, decidedBy, decidedByName, decidedAt, reversesId, originalId }) => ({
        ...{ id, outcome, ground, basis, reason, decidedBy, decidedByName, reversesId, originalId },
        decidedAt: decidedAt.toISOString(),
      }),
    ),
    objections: said.objections.map(({ id, decisionId, firstBy, reportId, words: text, madeAt, outcome, reason }) => ({
      ...{ id, decisionId, firstBy, outcome, reason },
      side: reportId === null ? 'author' : 'reporter',
      words: text,
      madeAt: madeAt.toISOString(),
    })),
  };
}
