import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { ContinueRuns } from './continue-runs.js';
import { runsDue } from './refund-runs.repository.js';
import { returnsDue } from './refundings.report.js';
import { ReturnCalledOff } from './return-called-off.js';

/** Runs that begin by themselves when a campaign is called off, and the next hundred of each. */
@Injectable()
export class RefundRunDueJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly returnCalledOff: ReturnCalledOff,
    private readonly continueRuns: ContinueRuns,
  ) {}

  onModuleInit(): void {
    const begin = () => this.returnCalledOff.execute();
    this.dueWork.register({ name: 'refunds.return-called-off', dueSql: returnsDue, run: begin });
    this.dueWork.register({ name: 'refunds.runs', dueSql: runsDue, run: () => this.continueRuns.execute() });
  }
}
