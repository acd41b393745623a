import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { Metrics } from '../platform/metrics.js';
import { PledgesModule } from '../pledges/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ClaimItems } from './claim-items.js';
import { CloseRound } from './close-round.js';
import { CollectItems } from './collect-items.js';
import { DecideRound } from './decide-round.js';
import { FinishItems } from './finish-items.js';
import { HeldItems } from './held-items.js';
import { ItemSums } from './item-sums.js';
import { ItemsRepository } from './items.repository.js';
import { MoveRounds } from './move-rounds.js';
import { ReadSettlement } from './read-settlement.js';
import { RecordResults } from './record-results.js';
import { ReleaseHeldItem } from './release-held-item.js';
import { RoundsRepository } from './rounds.repository.js';
import { SetItemAside } from './set-item-aside.js';
import { SettlementDueJobs } from './settlement-due.jobs.js';
import { SettlementController } from './settlement.controller.js';
import { SettlementNewsJobs } from './settlement.jobs.js';
import { SettleRound } from './settle-round.js';
import { TryNewCards } from './try-new-cards.js';

/**
 * Owns settlement items: what each pledge owes after the deadline, and what became of it.
 * Guarantees that a round is closed, decided and settled once, by one clock; that every frozen pledge ends collected or
 * dropped, none charged twice and none forgotten, whatever dies or repeats; that nothing is charged while suspended or
 * after the window; and that what is settled agrees with pledges, totals and ledger to the cent.
 * Money moves in payments; its events lead here, and from here to payouts or refunds.
 */
@Module({
  imports: [AuditModule, LedgerModule, ProjectsModule, CampaignsModule, PaymentsModule, PledgesModule],
  controllers: [SettlementController],
  providers: [
    ...[RoundsRepository, ItemsRepository, ItemSums, HeldItems, ClaimItems],
    ...[CloseRound, DecideRound, SettleRound, MoveRounds],
    ...[CollectItems, SetItemAside, RecordResults, TryNewCards, FinishItems],
    ...[ReadSettlement, ReleaseHeldItem, SettlementNewsJobs, SettlementDueJobs],
  ],
  exports: [ReadSettlement, ReleaseHeldItem],
})
export class SettlementModule implements OnModuleInit {
  constructor(
    private readonly heldItems: HeldItems,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('tally_settlement_held_items', 'Items that wait for staff', {
      read: () => this.heldItems.count(),
    });
  }
}
