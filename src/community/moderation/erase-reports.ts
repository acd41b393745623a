import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../../users/index.js';
import { ReportsRepository } from './reports.repository.js';

/** Of the reports and objections of whoever is erased stays that they were made, and what was decided with its reasons. */
@Injectable()
export class EraseReports implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly reports: ReportsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, leaving) => this.reports.forget(tx, leaving) });
  }
}
