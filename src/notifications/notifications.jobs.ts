import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  campaignOpened,
  campaignReviewed,
  campaignScheduled,
  campaignStateChanged,
  campaignSubmitted,
} from '../campaigns/index.js';
import { deputyInvited } from '../projects/index.js';
import {
  payoutApproved,
  payoutFailed,
  payoutPaid,
  payoutPrepared,
  payoutRejected,
  payoutVoided,
} from '../payouts/index.js';
import { Consumers, each, type EventType, type Handle } from '../platform/outbox/index.js';
import {
  pledgeActivated,
  pledgeCancelled,
  pledgeCardWanted,
  pledgeChanged,
  pledgeChargeNear,
  pledgeExpired,
  pledgeCodeAsked,
  pledgeLinksAsked,
  pledgeMade,
  pledgeReleased,
} from '../pledges/index.js';
import { pledgeWithdrawn, refundFailed, refundSucceeded } from '../refunds/index.js';
import { pledgeCollected, pledgeDropped, pledgeNotCollected } from '../settlement/index.js';
import { roleGranted, secondFactorChanged, userChallenged, userRegisteredAgain } from '../users/index.js';
import { AccountMails } from './account-mails.js';
import { CampaignMails } from './campaign-mails.js';
import { ChargeMails } from './charge-mails.js';
import { PayoutMails } from './payout-mails.js';
import { PledgeMails } from './pledge-mails.js';

/** Who is told what: one consumer per event. Which step of a state table has which letter is in docs/mails.md. */
@Injectable()
export class NotificationsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly account: AccountMails,
    private readonly campaigns: CampaignMails,
    private readonly pledges: PledgeMails,
    private readonly charges: ChargeMails,
    private readonly payouts: PayoutMails,
  ) {}

  onModuleInit(): void {
    this.on(userChallenged, each((news) => this.account.challenge(news))); // prettier-ignore
    this.on(userRegisteredAgain, each((news) => this.account.registeredAgain(news))); // prettier-ignore
    this.on(roleGranted, each((news) => this.account.roleGranted(news))); // prettier-ignore
    this.on(secondFactorChanged, each((news) => this.account.secondFactorChanged(news))); // prettier-ignore

    this.on(deputyInvited, each((news) => this.campaigns.deputyInvited(news))); // prettier-ignore
    this.on(campaignSubmitted, each((news) => this.campaigns.submitted(news))); // prettier-ignore
    this.on(campaignReviewed, each((news) => this.campaigns.reviewed(news))); // prettier-ignore
    this.on(campaignScheduled, each((news) => this.campaigns.scheduled(news))); // prettier-ignore
    this.on(campaignOpened, each((news) => this.campaigns.opened(news))); // prettier-ignore
    this.on(campaignStateChanged, each((news) => this.campaigns.moved(news))); // prettier-ignore

    this.on(pledgeMade, (news) => this.pledges.made(news));
    this.on(pledgeActivated, (news) => this.pledges.active(news));
    this.on(pledgeChanged, each((news) => this.pledges.changed([news]))); // prettier-ignore
    this.on(pledgeWithdrawn, (news) => this.pledges.withdrawn(news));
    this.on(pledgeCodeAsked, each((news) => this.pledges.codeAsked(news))); // prettier-ignore
    this.on(pledgeLinksAsked, each((news) => this.pledges.linksAsked(news))); // prettier-ignore
    this.on(pledgeCancelled, (news) => this.pledges.cancelled(news));
    this.on(pledgeExpired, (news) => this.pledges.expired(news));
    this.on(pledgeReleased, (news) => this.pledges.released(news));
    this.on(pledgeCardWanted, (news) => this.pledges.cardWanted(news));
    this.on(pledgeChargeNear, (news) => this.pledges.chargeNear(news));

    this.on(pledgeCollected, (news) => this.charges.succeeded(news));
    this.on(pledgeNotCollected, (news) => this.charges.notCollected(news));
    this.on(pledgeDropped, (news) => this.charges.dropped(news));
    this.on(refundSucceeded, (news) => this.charges.refunded(news));
    this.on(refundFailed, each((news) => this.payouts.refundFailed(news))); // prettier-ignore

    this.on(payoutPrepared, each((news) => this.payouts.prepared(news))); // prettier-ignore
    this.on(payoutApproved, each((news) => this.payouts.approved(news))); // prettier-ignore
    this.on(payoutRejected, each((news) => this.payouts.stopped(news, 'rejected'))); // prettier-ignore
    this.on(payoutVoided, each((news) => this.payouts.stopped(news, 'void'))); // prettier-ignore
    this.on(payoutPaid, each((news) => this.payouts.sent(news))); // prettier-ignore
    this.on(payoutFailed, each((news) => this.payouts.failed(news))); // prettier-ignore
  }

  private on<P extends object>(type: EventType<P>, handle: Handle<P>): void {
    this.consumers.on(type, `notifications.${type.event}`, handle);
  }
}
