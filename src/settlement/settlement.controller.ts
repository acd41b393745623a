import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { HeldItems } from './held-items.js';
import { ReadSettlement } from './read-settlement.js';
import { ReleaseHeldItem } from './release-held-item.js';
import {
  HeldItemResponse,
  ReleaseHeldItemRequest,
  SettlementQuery,
  SettlementResponse,
  toHeldItemResponse,
  toSettlementResponse,
} from './settlement.dto.js';
import { HeldItemNotFound, SettlementNotFound } from './settlement.errors.js';

/** What became of a campaign's pledges after the deadline, and the items that wait for staff. */
@OperationGroup('Settlement')
@Controller('v1')
export class SettlementController {
  constructor(
    private readonly readSettlement: ReadSettlement,
    private readonly heldItems: HeldItems,
    private readonly releaseHeldItem: ReleaseHeldItem,
  ) {}

  @Get('campaigns/:id/settlement')
  @Allow('settlement.read')
  @Operation({
    summary: 'How the settlement of a campaign stands',
    answer: SettlementResponse,
    problems: [SettlementNotFound],
  })
  async settlement(
    @UuidParam('id') id: string,
    @Query() { round }: SettlementQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<SettlementResponse> {
    return toSettlementResponse(await this.readSettlement.execute(id, round ?? null, caller));
  }

  @Get('admin/held-items')
  @Allow('held-items.read')
  @Operation({ summary: 'Items that wait for staff', answer: [HeldItemResponse] })
  async held(@Query() query: PageQuery): Promise<Page<HeldItemResponse>> {
    const page = await this.heldItems.page(query);
    return { ...page, data: page.data.map(toHeldItemResponse) };
  }

  @Post('admin/held-items/:id/release')
  @Allow('held-items.release')
  @HttpCode(204)
  @Operation({ summary: 'Try a held item again', problems: [HeldItemNotFound] })
  async release(
    @UuidParam('id') id: string,
    @Body() { reason }: ReleaseHeldItemRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.releaseHeldItem.execute(id, reason, caller);
  }
}
