import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignCalledOff, campaignCancelled, deadlineNear } from '../campaigns/index.js';
import { CancelSetup, savedCardChanged, setupSucceeded } from '../payments/index.js';
import { DueWork } from '../platform/due/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { ApplySavedCards } from './apply-saved-cards.js';
import { EndHolds } from './end-holds.js';
import { retrySeconds } from './expire-pledge.js';
import { FollowCard } from './follow-card.js';
import { ForgetCards } from './forget-cards.js';
import { pledgeCancelled, pledgeCardUnneeded, pledgeExpired, pledgeReleased } from './pledge.events.js';
import { ReleaseCancelledCampaign } from './release-cancelled-campaign.js';
import { RemindBackers } from './remind-backers.js';

/** What pledges do when something happened elsewhere, or when a hold is over. */
@Injectable()
export class PledgeNewsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly applySavedCards: ApplySavedCards,
    private readonly release: ReleaseCancelledCampaign,
  ) {}

  onModuleInit(): void {
    this.consumers.on(setupSucceeded, 'pledges.activate', (saved) =>
      this.applySavedCards.execute(saved.map(({ pledgeId }) => pledgeId)),
    );
    const release = each(({ campaignId }: { campaignId: string }) => this.release.execute(campaignId));
    this.consumers.on(campaignCancelled, 'pledges.release', release);
    this.consumers.on(campaignCalledOff, 'pledges.release-called-off', release);
  }
}

/** Cards of pledges that have ended, that have another one, or that will not do at their deadline. */
@Injectable()
export class PledgeCardJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly cancelSetup: CancelSetup,
    private readonly forgetCards: ForgetCards,
    private readonly followCard: FollowCard,
    private readonly remindBackers: RemindBackers,
  ) {}

  onModuleInit(): void {
    const forget = (ended: readonly { pledgeId: string }[]) => this.forget(ended.map(({ pledgeId }) => pledgeId));
    this.consumers.on(pledgeCancelled, 'pledges.forget-cancelled-card', forget);
    this.consumers.on(pledgeReleased, 'pledges.forget-released-card', forget);
    this.consumers.on(pledgeExpired, 'pledges.forget-expired-card', forget);
    this.consumers.on(pledgeCardUnneeded, 'pledges.forget-unneeded-card', (unneeded) =>
      this.forgetCards.execute(unneeded.map(({ pledgeId }) => pledgeId)),
    );
    this.consumers.on(
      savedCardChanged,
      'pledges.follow-card',
      each(({ paymentMethodId }) => this.followCard.execute(paymentMethodId)),
    );
    this.consumers.on(
      deadlineNear,
      'pledges.remind-backers',
      each((notice) => this.remindBackers.execute(notice)),
    );
  }

  /** Pledges that ended before their deadline: what is saved goes, and nothing more is saved. */
  private async forget(pledgeIds: readonly string[]): Promise<void> {
    await this.forgetCards.execute(pledgeIds);
    for (const id of pledgeIds) await this.cancelSetup.execute(id);
  }
}

/** Holds that are over. */
@Injectable()
export class PledgeHoldJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly work: Work,
    private readonly endHolds: EndHolds,
  ) {}

  onModuleInit(): void {
    const tried = `state = 'pending' and expiring_since >= clock_timestamp() - interval '${retrySeconds} seconds'`;
    this.work.register('pledges.expiring', `select count(*) from pledges where ${tried}`, 'retrying');
    this.due.register({
      name: 'expire-pledges',
      dueSql: `select min(hold_until) from pledges where state = 'pending'
               and (expiring_since is null or expiring_since < clock_timestamp() - interval '${retrySeconds} seconds')`,
      run: () => this.endHolds.execute(),
    });
  }
}
