import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Operation, OperationGroup, RouteNotFound } from '../http/index.js';
import { SETTINGS } from '../settings.js';
import type { Settings } from '../settings.js';
import { MoveClockRequest, MoveClockResponse } from './clock.dto.js';
import { MoveClock, type ClockMove } from './move-clock.js';
import { ClockCannotGoBack, ClockMoveUnclear } from './work.errors.js';

/** The business clock, for development and tests: in production this route does not exist. */
@Controller('v1/admin/clock')
@OperationGroup('Work')
export class ClockController {
  constructor(
    private readonly moveClock: MoveClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('clock.move')
  @Operation({
    summary: 'Move the business clock forward (development and tests)',
    answer: MoveClockResponse,
    status: 200,
    problems: [ClockCannotGoBack, ClockMoveUnclear],
  })
  async move(@Body() request: MoveClockRequest): Promise<MoveClockResponse> {
    if (this.settings.NODE_ENV === 'production') throw new RouteNotFound();
    return { now: (await this.moveClock.execute(asMove(request))).toISOString() };
  }
}

function asMove({ now, advanceMs }: MoveClockRequest): ClockMove {
  if (now !== undefined && advanceMs === undefined) return { to: new Date(now) };
  if (advanceMs !== undefined && now === undefined) return { byMs: advanceMs };
  throw new ClockMoveUnclear();
}
