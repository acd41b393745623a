import { Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, type Page, PageQuery } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { OrderReconciliation } from './order-reconciliation.js';
import { ReconciliationList } from './reconciliation-list.js';
import { ReconciliationResponse, toReconciliationResponse } from './reconciliation.dto.js';

/** Comparisons of our books with the provider's, for staff. */
@OperationGroup('Reconciliation')
@Controller('v1/admin/reconciliations')
export class ReconciliationController {
  constructor(
    private readonly orderReconciliation: OrderReconciliation,
    private readonly list: ReconciliationList,
  ) {}

  @Post()
  @Allow('reconciliations.order')
  @Operation({ summary: 'Compare the books with the provider’s now', answer: ReconciliationResponse })
  async order(@CurrentCaller() caller: Caller): Promise<ReconciliationResponse> {
    return toReconciliationResponse(await this.orderReconciliation.execute(caller));
  }

  @Get()
  @Allow('reconciliations.read')
  @Operation({ summary: 'Reconciliations, newest first', answer: [ReconciliationResponse] })
  async all(@Query() query: PageQuery): Promise<Page<ReconciliationResponse>> {
    const page = await this.list.page(query);
    return { ...page, data: page.data.map(toReconciliationResponse) };
  }
}
