import { problem } from '../../platform/http/index.js';

export class SubjectNotFound extends problem(
  'not_found',
  'subject-not-found',
  'There is nothing here that could be reported or decided about.',
) {}

export class ReportNotFound extends problem(
  'not_found',
  'report-not-found',
  'There is no such report, or the link to it is not whole.',
) {}

export class DecisionNotFound extends problem(
  'not_found',
  'decision-not-found',
  'There is no such decision, or the link to it is not whole.',
) {}

export class ObjectionNotFound extends problem('not_found', 'objection-not-found', 'There is no such objection.') {}

export class ReportsDecided extends problem(
  'conflict',
  'reports-decided',
  'Somebody has decided about these reports meanwhile. Read it again to see what was decided.',
) {}

export class GroundMissing extends problem(
  'invalid',
  'ground-missing',
  'Whoever wrote it is told on which ground it is restricted, and whether by law or by the terms: name both.',
) {}

export class NotForThis extends problem('invalid', 'not-for-this', 'This cannot be done to what was reported.') {}

export class SuspendFirst extends problem(
  'conflict',
  'suspend-first',
  'A campaign that has opened is not hidden. Suspend it first, then say here that this is the decision.',
) {}

export class ResumeFirst extends problem(
  'conflict',
  'resume-first',
  'The campaign is still suspended. Let it go on first, then decide the objection.',
) {}

export class OwnContent extends problem(
  'forbidden',
  'own-content',
  'Whoever wrote something, answers for its project, or objects, does not decide about it.',
) {}

export class SamePerson extends problem(
  'forbidden',
  'objection-same-person',
  'You took the decision that is objected to. Somebody else has to decide about the objection.',
) {}

export class ObjectedAlready extends problem(
  'conflict',
  'objected-already',
  'You have objected to this decision already. It is decided once more, by somebody else.',
) {}

export class ObjectionDecided extends problem(
  'conflict',
  'objection-decided',
  'Somebody has decided about this objection meanwhile.',
) {}

export class NothingToObject extends problem(
  'conflict',
  'nothing-to-object',
  'There is no decision here that you could object to.',
) {}

export class ObjectionTooLate extends problem(
  'conflict',
  'objection-too-late',
  'Decisions can be objected to for six months, which are over.',
) {}
