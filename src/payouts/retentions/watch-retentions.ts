import { Inject, Injectable, Logger } from '@nestjs/common';
import { Campaigns, roundsOf } from '../../campaigns/index.js';
import { accounts, Ledger } from '../../ledger/index.js';
import { Database } from '../../platform/database/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { isCalledOff, isPayable } from '../payout.rules.js';
import { judgeRetention, looksAt } from './retention.rules.js';
import { RetentionSteps } from './retention-steps.js';
import { RetentionsRepository } from './retentions.repository.js';

const atOnce = 50;

/** Looks whether money of campaigns is still with us: on the day of the warning, and on the last one. */
@Injectable()
export class WatchRetentions {
  private readonly logger = new Logger(WatchRetentions.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly repository: RetentionsRepository,
    private readonly steps: RetentionSteps,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Its campaign has succeeded: the days count from the first deadline whose cards were charged. */
  async begin(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'group');
      if (!isPayable(locked.campaign.state)) return;
      const settled = roundsOf(locked).filter(({ round }) => round.state === 'settled');
      const since = settled.map(({ round }) => round.deadline).sort((a, b) => a.getTime() - b.getTime())[0];
      if (!since) return;
      const { warning: dueAt } = looksAt(since, this.settings.PAYOUT_MAX_HOLD_DAYS);
      await this.steps.begin(tx, { campaignId, since, dueAt }, locked.now);
    });
  }

  /** Those that are due. One campaign's trouble keeps no other. */
  async look(): Promise<void> {
    for (const campaignId of await this.repository.due(atOnce)) {
      await this.judge(campaignId).catch((error: unknown) =>
        this.logger.error(`the money of campaign ${campaignId} was not looked at`, error),
      );
    }
  }

  private async judge(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { campaign, now } = await this.campaigns.lock(tx, campaignId, 'group');
      const held = await this.steps.lock(tx, campaignId);
      if (!held) return;
      // Of one that was called off it goes back, or is gone.
      const funds = isCalledOff(campaign.state)
        ? 0n
        : await this.ledger.balance(accounts.campaignFunds(campaignId), campaign.currency, tx);
      const verdict = judgeRetention(held, { funds, now, maxDays: this.settings.PAYOUT_MAX_HOLD_DAYS });
      const reason = verdict?.to === 'ended' ? 'nothing is left' : 'still with us';
      if (verdict) await this.steps.move(tx, held, { ...verdict, at: now, actorId: null, reason });
    });
  }
}
