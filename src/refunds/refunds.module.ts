import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentsModule } from '../payments/index.js';
import { PledgesModule } from '../pledges/index.js';
import { FinishRefunding } from './finish-refunding.js';
import { RecordRefunds } from './record-refunds.js';
import { RefundBooks } from './refund-books.js';
import { RefundList } from './refund-list.js';
import { RefundsController } from './refunds.controller.js';
import { RefundDueJobs, RefundNewsJobs } from './refunds.jobs.js';
import { RefundsRepository } from './refunds.repository.js';
import { RequestRefunds } from './request-refunds.js';
import { ReturnPlatformFee } from './return-platform-fee.js';
import { SendRefunds } from './send-refunds.js';

/**
 * Owns refunds: what goes back to backers, as rows of their own.
 * Guarantees that after a shortfall or a call-off every charge goes back whole, tip included, once; that money for a
 * pledge that was no longer open goes back within the hour; that nothing is sent twice, whatever dies or repeats; and
 * that a campaign leaves `refunding` only when everybody has their money and the platform has borne the provider's fees.
 * Refunds that staff order are not made yet.
 */
@Module({
  imports: [LedgerModule, CampaignsModule, PaymentsModule, PledgesModule],
  controllers: [RefundsController],
  providers: [
    ...[RefundsRepository, RefundBooks, RefundList, ReturnPlatformFee],
    ...[RequestRefunds, SendRefunds, RecordRefunds, FinishRefunding],
    ...[RefundNewsJobs, RefundDueJobs],
  ],
  exports: [RecordRefunds],
})
export class RefundsModule {}
