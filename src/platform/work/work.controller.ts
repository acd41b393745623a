import { Controller, Get } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Operation, OperationGroup } from '../http/index.js';
import { toWorkResponse, WorkResponse } from './work.dto.js';
import { Work } from './work.js';

/** What is left to do, for staff and for runs in virtual time. */
@Controller('v1/admin/work')
@OperationGroup('Work')
export class WorkController {
  constructor(private readonly work: Work) {}

  @Get()
  @Allow('work.read')
  @Operation({ summary: 'What is left to do, and when the next thing is due', answer: WorkResponse, status: 200 })
  async read(): Promise<WorkResponse> {
    return toWorkResponse(await this.work.status());
  }
}
