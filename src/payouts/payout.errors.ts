import { problem } from '../platform/http/index.js';

export class PayoutNotFound extends problem('not_found', 'payout-not-found', 'There is no such payout.') {}

export class CampaignNotSettled extends problem(
  'conflict',
  'campaign-not-settled',
  'Only a campaign that has succeeded and is settled is paid out; one that is suspended waits.',
) {}

export class PayoutTooEarly extends problem(
  'conflict',
  'payout-too-early',
  'A payout is prepared some days after the deadline at the earliest. `earliest` says when.',
) {}

export class RecipientNotReady extends problem(
  'conflict',
  'recipient-not-ready',
  'The recipient’s account at the provider is missing, not verified or restricted.',
) {}

export class FeesNotKnown extends problem(
  'conflict',
  'fees-not-known',
  'The provider has not told the fee of every charge yet. Try again in a few minutes.',
) {}

export class NothingToPayOut extends problem('conflict', 'nothing-to-pay-out', 'Nothing is left to pay out.') {}

export class BalanceTooSmall extends problem(
  'conflict',
  'balance-too-small',
  'What is available at the provider does not cover the payout yet.',
) {}

export class PayoutsBlocked extends problem(
  'conflict',
  'payouts-blocked',
  'The books are being cleared up, and nothing is paid out until then. `reasons` says what stands in the way.',
) {}

export class PayoutOpen extends problem(
  'conflict',
  'payout-open',
  'Another payout of this campaign is prepared or on its way. Decide it first.',
) {}

export class PayoutUnderWay extends problem(
  'conflict',
  'payout-under-way',
  'Money of this campaign is on its way to its recipient. Try again when it has left.',
) {}

export class CreatorOwes extends problem(
  'conflict',
  'creator-owes',
  'The creator owes more than is left here, since money went back to backers after a payout. `owed` says how much.',
) {}

export class Beneficiary extends problem(
  'forbidden',
  'beneficiary',
  'Who receives the money, owns the project or is its deputy decides nothing about what is paid out to them.',
) {}

export class SamePerson extends problem(
  'forbidden',
  'same-person',
  'A payout is approved by another person than the one who prepared it.',
) {}

export class PayoutDecided extends problem('conflict', 'payout-decided', 'This payout was decided already.') {}

export class PayoutOutdated extends problem(
  'conflict',
  'payout-outdated',
  'What was prepared is no longer what would be sent: the account or the sum has changed. It is void; prepare another.',
) {}

export class RecipientNotFound extends problem(
  'not_found',
  'recipient-not-found',
  'You have no recipient yet. Make one with your legal name and country.',
) {}

export class OnboardingRefused extends problem(
  'conflict',
  'onboarding-refused',
  'The provider does not take this recipient, for example because of its country.',
) {}

export class RehearsalNotFound extends problem(
  'not_found',
  'rehearsal-not-found',
  'This campaign takes no pledges now, so there is nothing to rehearse, or it does not exist.',
) {}
