import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { PaymentGateway } from '../payments/index.js';
import { PayoutBlocks } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { CoverageReport } from './coverage.report.js';
import { type Coverage, isCovered } from './coverage.rules.js';
import { payoutsHalted } from './reconciliation.events.js';

/** Money may be on its way between the two questions: real time, a third look decides. */
const looks = 3;
const betweenLooksMs = 2_000;

/** Proves that what we hold at the provider covers what we owe. Where it does not, nothing is paid out. */
@Injectable()
export class ProveCoverage {
  private readonly logger = new Logger(ProveCoverage.name);

  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly report: CoverageReport,
    private readonly blocks: PayoutBlocks,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ProviderBusy, ProviderUnknownOutcome */
  async execute(): Promise<void> {
    const compared = await this.look();
    const short = compared.filter((one) => !isCovered(one));
    await this.database.inTransaction(async (tx) => {
      await this.report.keep(tx, compared);
      const added = await this.blocks.replace(tx, 'coverage', () =>
        Promise.resolve(
          short.map(({ currency }) => ({
            campaignId: null,
            subject: currency,
            reason: `What is held at the provider in ${currency} does not cover what is owed.`,
          })),
        ),
      );
      await this.outbox.emit(
        tx,
        added.map(({ id, subject }) => payoutsHalted({ blockId: id, cause: 'coverage', subject })),
      );
    });
    for (const one of short) {
      this.logger.error({ message: 'what is held at the provider does not cover what is owed', ...plain(one) });
    }
  }

  private async look(): Promise<Coverage[]> {
    for (let look = 1; ; look += 1) {
      // The balance first: what leaves afterwards lowers what is owed, too.
      const compared = await this.report.compare(await this.gateway.retrieveBalance());
      if (look === looks || compared.every(isCovered)) return compared;
      await pause(betweenLooksMs);
    }
  }
}

const plain = ({ currency, ...sums }: Coverage): Record<string, string> => ({
  currency,
  ...Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, String(amount)])),
});
