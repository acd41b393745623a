import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery } from '../platform/http/index.js';
import { CheckRunsRepository } from './check-runs.repository.js';
import { type CheckRunResponse } from './checks.dto.js';
import { type CheckResult } from './run-checks.js';

/** What staff see of the checks. */
@Injectable()
export class CheckList {
  constructor(private readonly runs: CheckRunsRepository) {}

  /** Newest first. @throws MalformedCursor */
  async page(query: PageQuery): Promise<Page<CheckRunResponse>> {
    const page = await this.runs.page(query);
    return {
      ...page,
      data: page.data.map(({ id, ranAt, since, tookMs, violations, findings }) => ({
        id,
        ranAt: ranAt.toISOString(),
        since: since?.toISOString() ?? null,
        tookMs,
        violations,
        findings: (findings as CheckResult[]).map((found) => ({ ...found, offenders: [...found.offenders] })),
      })),
    };
  }
}
