import { Controller, Get, Query } from '@nestjs/common';
import { Operation, OperationGroup, type Page } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { RefundList } from './refund-list.js';
import { RefundResponse, RefundsQuery } from './refunds.dto.js';

/** What goes back, for staff. */
@OperationGroup('Refunds')
@Controller('v1/admin/refunds')
export class RefundsController {
  constructor(private readonly list: RefundList) {}

  @Get()
  @Allow('refunds.read')
  @Operation({ summary: 'Refunds, newest first', answer: [RefundResponse] })
  async all(@Query() query: RefundsQuery): Promise<Page<RefundResponse>> {
    return this.list.page(query);
  }
}
