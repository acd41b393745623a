import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { PaymentsModule } from '../payments/index.js';
import { UsersModule } from '../users/index.js';
import { ActivatePledge } from './activate-pledge.js';
import { AddressesController } from './addresses.controller.js';
import { ApplySavedCards } from './apply-saved-cards.js';
import { AskFreshCode } from './ask-fresh-code.js';
import { AskPendingPledges } from './ask-pending-pledges.js';
import { CancelPledge } from './cancel-pledge.js';
import { CardPagesController } from './card-pages.controller.js';
import { CardGroups } from './card-groups.js';
import { ChangePledge } from './change-pledge.js';
import { ConfirmFreshCode } from './confirm-fresh-code.js';
import { DenialsController } from './denials.controller.js';
import { DenialsRepository } from './denials.repository.js';
import { DenyPledge } from './deny-pledge.js';
import { EndHolds } from './end-holds.js';
import { EraseBacker } from './erase-backer.js';
import { EraseByLink } from './erase-by-link.js';
import { ErasuresController } from './erasures.controller.js';
import { ExpirePledge } from './expire-pledge.js';
import { FollowCard } from './follow-card.js';
import { ForgetCards } from './forget-cards.js';
import { FreshCodesController } from './fresh-codes.controller.js';
import { KeepAddress } from './keep-address.js';
import { MakePledge } from './make-pledge.js';
import { PayInPerson } from './pay-in-person.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeGroup } from './pledge-group.js';
import { PledgeGroups } from './pledge-groups.js';
import { PledgeList } from './pledge-list.js';
import { Pledges } from './pledges.js';
import { CampaignPledgesController, PledgesController } from './pledges.controller.js';
import { PledgeCardJobs, PledgeHoldJobs, PledgeNewsJobs } from './pledges.jobs.js';
import { PledgesRepository } from './pledges.repository.js';
import { PrepareCard } from './prepare-card.js';
import { PreviewConsent } from './preview-consent.js';
import { PreviewConsentAnew } from './preview-consent-anew.js';
import { ReadAddress } from './read-address.js';
import { ReleaseCancelledCampaign } from './release-cancelled-campaign.js';
import { RemindBackers } from './remind-backers.js';
import { SendPledgeLinks } from './send-pledge-links.js';
import { StartCardPage } from './start-card-page.js';
import { StartCardSetup } from './start-card-setup.js';

/**
 * What people promise. Owns pledges, the rewards they chose, where these are sent, and their consents.
 * Guarantees that what was made strictly before the deadline counts and nothing else, that no reward is oversold,
 * that totals are the sum of active pledges at every commit, and that no pledge is without the consent of its backer.
 * Everything that happens to an open campaign's pledges goes through its group: one transaction for what arrives together.
 * The link of a mail lets a pledge be seen; changing it by link takes a fresh code, but for half an hour after pledging.
 * After the deadline, settlement moves them through `Pledges`.
 */
@Module({
  imports: [UsersModule, CampaignsModule, PaymentsModule],
  controllers: [
    CampaignPledgesController,
    PledgesController,
    CardPagesController,
    AddressesController,
    FreshCodesController,
    DenialsController,
    ErasuresController,
  ],
  providers: [
    ActivatePledge,
    ApplySavedCards,
    AskFreshCode,
    AskPendingPledges,
    CancelPledge,
    CardGroups,
    ChangePledge,
    ConfirmFreshCode,
    DenialsRepository,
    DenyPledge,
    EndHolds,
    EraseBacker,
    EraseByLink,
    ExpirePledge,
    FollowCard,
    ForgetCards,
    KeepAddress,
    MakePledge,
    PayInPerson,
    PledgeAccess,
    PledgeCardJobs,
    PledgeGroup,
    PledgeGroups,
    PledgeHoldJobs,
    PledgeList,
    PledgeNewsJobs,
    Pledges,
    PledgesRepository,
    PrepareCard,
    PreviewConsent,
    PreviewConsentAnew,
    ReadAddress,
    ReleaseCancelledCampaign,
    RemindBackers,
    SendPledgeLinks,
    StartCardPage,
    StartCardSetup,
  ],
  exports: [
    ApplySavedCards,
    AskFreshCode,
    AskPendingPledges,
    CancelPledge,
    CardGroups,
    ChangePledge,
    ConfirmFreshCode,
    DenyPledge,
    EraseByLink,
    ForgetCards,
    KeepAddress,
    MakePledge,
    PledgeAccess,
    PledgeList,
    Pledges,
    PreviewConsent,
    PreviewConsentAnew,
    SendPledgeLinks,
    ReadAddress,
    StartCardPage,
  ],
})
export class PledgesModule {}
