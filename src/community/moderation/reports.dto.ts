import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  NestedField,
  NestedListField,
  SecretField,
  TextField,
} from '../../platform/http/index.js';
import { type Locale, locales } from '../../users/index.js';
import { type ModerationDecision } from './moderation-decision.entity.js';
import { type ModerationObjection } from './moderation-objection.entity.js';
import { type ModerationReport } from './moderation-report.entity.js';
import {
  type Basis, bases, type Ground, grounds, mayObject, numberOf, objectionEnd, type Outcome, outcomes, type Side,
  type SubjectKind, subjectKinds,
} from './moderation.rules.js'; // prettier-ignore

/** What people write when they report or object. */
const own = { min: 20, max: 4_000, lines: true };

export class MakeReportRequest {
  @ChoiceField(subjectKinds, { description: 'A complaint is about the service and names nothing else.' })
  kind!: SubjectKind;

  @IdField({ optional: true, description: 'What is reported; left out for a complaint.' })
  subjectId?: string;

  @ChoiceField(grounds)
  ground!: Ground;

  @TextField({ ...own, description: 'Why, so that somebody who does not know it can judge.' })
  explanation!: string;

  @TextField({
    max: 80,
    optional: true,
    description: 'Of those without a session; the people of a project do not see it.',
  })
  name?: string;

  @EmailField({
    optional: true,
    description: 'Where answers go. Without it, and without a session, there are none by mail.',
  })
  email?: string;

  @ChoiceField(locales, { description: 'The language of the answers.' })
  locale!: Locale;

  @ChoiceField(['yes'], { description: 'That what is said is believed, in good faith, to be accurate and complete.' })
  inGoodFaith!: 'yes';
}

export class ObjectionRequest {
  @SecretField({ max: 200, optional: true, description: 'From the link in the mail; left out with a session.' })
  token?: string;

  @TextField({ ...own, description: 'Why the decision is wrong.' })
  words!: string;
}

export class TokenQuery {
  @SecretField({ max: 200, optional: true, description: 'From the link in the mail; left out with a session.' })
  token?: string;
}

export class OwnObjectionResponse {
  @InstantField()
  madeAt!: string;

  @TextField({ ...own, nullable: true })
  words!: string | null;

  @ChoiceField(['upheld', 'reversed'], { nullable: true, description: 'Null while nobody has decided.' })
  outcome!: 'upheld' | 'reversed' | null;

  @TextField({ max: 4_000, lines: true, nullable: true })
  reason!: string | null;
}

export class DecisionResponse {
  @IdField()
  id!: string;

  @ChoiceField(outcomes)
  outcome!: Outcome;

  @ChoiceField(grounds, { nullable: true, description: 'Null where nothing was done, as the next.' })
  ground!: Ground | null;

  @ChoiceField(bases, { nullable: true, description: 'Whether it is against the law or against the terms.' })
  basis!: Basis | null;

  @TextField({ max: 4_000, lines: true })
  reason!: string;

  @InstantField()
  decidedAt!: string;

  @FlagField({ description: 'Whether it reverses the one before, on an objection.' })
  isReversal!: boolean;

  @InstantField({ nullable: true, description: 'Until when its reader may object; null where they cannot.' })
  objectUntil!: string | null;

  @NestedField(() => OwnObjectionResponse, { nullable: true, description: 'The objection of its reader.' })
  objection!: OwnObjectionResponse | null;
}

export class SubjectTextResponse {
  @ChoiceField(locales)
  locale!: Locale;

  @TextField({ max: 200 })
  title!: string;

  @TextField({ max: 100_000, lines: true })
  body!: string;
}

export class StatementResponse {
  @ChoiceField(subjectKinds)
  kind!: SubjectKind;

  @IdField()
  subjectId!: string;

  @NestedListField(() => SubjectTextResponse, { max: locales.length, description: 'What it said when it was decided.' })
  texts!: SubjectTextResponse[];

  @NestedListField(() => DecisionResponse, { max: 10, description: 'The decision, then what reversed it.' })
  decisions!: DecisionResponse[];
}

export class ReportResponse {
  @IdField()
  id!: string;

  @TextField({ max: 9, description: 'To name it by.' })
  number!: string;

  @ChoiceField(subjectKinds)
  kind!: SubjectKind;

  @IdField({ description: 'Of a complaint, the complaint itself.' })
  subjectId!: string;

  @ChoiceField(grounds)
  ground!: Ground;

  @TextField({ ...own, nullable: true })
  explanation!: string | null;

  @InstantField()
  madeAt!: string;

  @NestedListField(() => DecisionResponse, { max: 10, description: 'Empty while nobody has decided.' })
  decisions!: DecisionResponse[];
}

export class MadeReportResponse extends ReportResponse {
  @SecretField({ max: 200, description: 'Opens the report to whoever holds it, without a session.' })
  token!: string;
}

export function toReport(report: ModerationReport, decisions: DecisionResponse[]): ReportResponse {
  const { id, kind, subjectId, ground, explanation, madeAt } = report;
  return { id, number: numberOf(id), kind, subjectId, ground, explanation, madeAt: madeAt.toISOString(), decisions };
}

interface ForReader {
  readonly side: Side;
  readonly now: Date;
  readonly objection: ModerationObjection | undefined;
}

export function toDecision(decision: ModerationDecision, { side, now, objection }: ForReader): DecisionResponse {
  const { id, outcome, ground, basis, reason, decidedAt, reversesId } = decision;
  const end = objectionEnd(decidedAt);
  const mayStill = mayObject(side, decision) && !objection && now < end;
  return {
    ...{ id, outcome, ground, basis, reason },
    decidedAt: decidedAt.toISOString(),
    isReversal: reversesId !== null,
    objectUntil: mayStill ? end.toISOString() : null,
    objection: objection
      ? {
          madeAt: objection.madeAt.toISOString(),
          words: objection.words,
          outcome: objection.outcome,
          reason: objection.reason,
        }
      : null,
  };
}
