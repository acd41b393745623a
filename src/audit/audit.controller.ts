import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Operation, OperationGroup, type Page } from '../platform/http/index.js';
import { AuditEntryResponse, AuditHeadResponse, AuditQuery } from './audit.dto.js';
import { ReadAudit } from './read-audit.js';

@Controller('v1')
@OperationGroup('Audit')
export class AuditController {
  constructor(private readonly readAudit: ReadAudit) {}

  @Get('audit/head')
  @Allow('audit.head')
  @Operation({ summary: 'The head of the audit chain, for everybody to keep', answer: AuditHeadResponse })
  head(): Promise<AuditHeadResponse> {
    return this.readAudit.head();
  }

  @Get('admin/audit')
  @Allow('audit.read')
  @Operation({ summary: 'Who decided what, newest first', answer: [AuditEntryResponse] })
  list(@Query() query: AuditQuery): Promise<Page<AuditEntryResponse>> {
    return this.readAudit.execute(query);
  }
}
