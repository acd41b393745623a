import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from './allow.js';
import { RouteNotFound } from './frame.errors.js';
import { Operation, OperationGroup } from './openapi-notes.js';
import { problemStatus, problemType, type ProblemType, problemTypes } from './problem.js';

/** Where the `type` of every problem leads: what it means and what to do. */
@Controller('problems')
@OperationGroup('Problems')
@Allow('problems.read')
export class ProblemsController {
  @Get()
  @Operation({ summary: 'Every type of problem that this service answers' })
  list(): { data: (ProblemType & { status: number })[] } {
    return { data: problemTypes().map(withStatus) };
  }

  @Get(':code')
  @Operation({ summary: 'One type of problem', problems: [RouteNotFound] })
  one(@Param('code') code: string): ProblemType & { status: number } {
    const type = problemType(code);
    if (!type) throw new RouteNotFound();
    return withStatus(type);
  }
}

const withStatus = (type: ProblemType) => ({ ...type, status: problemStatus[type.kind] });
