import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignCancelled } from '../campaigns/index.js';
import { CancelSetup, SavedCards, setupSucceeded } from '../payments/index.js';
import { DueWork } from '../platform/due/index.js';
import { system } from '../platform/http/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { ActivatePledge } from './activate-pledge.js';
import { ExpirePledge, retrySeconds } from './expire-pledge.js';
import { pledgeCancelled, pledgeExpired, pledgeReleased } from './pledge.events.js';
import { PledgesRepository } from './pledges.repository.js';
import { ReleaseCancelledCampaign } from './release-cancelled-campaign.js';

/** What pledges do when something happened elsewhere, or when a hold is over. */
@Injectable()
export class PledgeNewsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly cards: SavedCards,
    private readonly repository: PledgesRepository,
    private readonly activate: ActivatePledge,
    private readonly cancelSetup: CancelSetup,
    private readonly release: ReleaseCancelledCampaign,
  ) {}

  onModuleInit(): void {
    this.consumers.on(setupSucceeded, 'pledges.activate', (saved) => this.activateAll(saved));
    this.consumers.on(
      campaignCancelled,
      'pledges.release',
      each(({ campaignId }) => this.release.execute(campaignId)),
    );
    const forget = each(async ({ pledgeId }: { pledgeId: string }) => void (await this.cancelSetup.execute(pledgeId)));
    this.consumers.on(pledgeCancelled, 'pledges.forget-cancelled-card', forget);
    this.consumers.on(pledgeReleased, 'pledges.forget-released-card', forget);
    this.consumers.on(pledgeExpired, 'pledges.forget-expired-card', forget);
  }

  /**
   * Together, so that the activations of one campaign form a group. Always with the card that was saved last: news of an
   * earlier one that comes again must not bring it back.
   */
  private async activateAll(saved: readonly { setupId: string; pledgeId: string }[]): Promise<void> {
    const cards = await this.cards.ofPledges([...new Set(saved.map(({ pledgeId }) => pledgeId))]);
    await Promise.all(
      [...cards.values()].map(async (card) => {
        const pledge = await this.repository.find(card.pledgeId);
        if (pledge) await this.activate.execute(pledge, card, system(`setup-${card.setupId}`));
      }),
    );
  }
}

/** Holds that are over. */
@Injectable()
export class PledgeHoldJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly work: Work,
    private readonly expire: ExpirePledge,
  ) {}

  onModuleInit(): void {
    const tried = `state = 'pending' and expiring_since >= clock_timestamp() - interval '${retrySeconds} seconds'`;
    this.work.register('pledges.expiring', `select count(*) from pledges where ${tried}`, 'retrying');
    this.due.register({
      name: 'expire-pledges',
      dueSql: `select min(hold_until) from pledges where state = 'pending'
               and (expiring_since is null or expiring_since < clock_timestamp() - interval '${retrySeconds} seconds')`,
      run: async () => {
        for (let batch = await this.expire.overdue(50); batch.length > 0; batch = await this.expire.overdue(50)) {
          await Promise.all(batch.map((pledge) => this.expire.execute(pledge)));
        }
      },
    });
  }
}
