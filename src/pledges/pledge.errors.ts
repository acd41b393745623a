import { problem } from '../platform/http/index.js';

export class PledgeNotFound extends problem(
  'not_found',
  'pledge-not-found',
  'There is no such pledge, or it is not yours.',
) {}

export class FreshCodeNeeded extends problem(
  'forbidden',
  'fresh-code-needed',
  'The link of a mail lets a pledge be seen. To change it, have a code mailed by `POST /v1/pledges/:id/code` and send it to `POST /v1/pledges/:id/code/confirm`: for 30 minutes the link that it answers may change the pledge.',
) {}

export class CampaignNotAcceptingPledges extends problem(
  'conflict',
  'campaign-not-accepting-pledges',
  'This campaign takes no pledges now: it has not opened, has ended or is suspended.',
) {}

export class DeadlinePassed extends problem(
  'conflict',
  'deadline-passed',
  'The deadline has passed; pledges can no longer be made, changed or cancelled.',
) {}

export class RewardNotOffered extends problem('invalid', 'reward-not-offered', 'This campaign has no such reward.') {}

export class DestinationMissing extends problem(
  'invalid',
  'destination-missing',
  'A reward that you chose is sent to you: name the country it goes to in `destination`.',
) {}

export class RewardNotShippedThere extends problem(
  'invalid',
  'reward-not-shipped-there',
  'A reward that you chose is not sent to this country. Choose another one, or pledge without it.',
) {}

export class PostalCodeWrong extends problem(
  'invalid',
  'postal-code-wrong',
  'Postal codes are written otherwise in the country that it is sent to: `example` is one.',
) {}

export class NothingIsSent extends problem(
  'conflict',
  'nothing-is-sent',
  'Nothing is sent for this pledge: it has no reward that is, or has ended without one.',
) {}

export class AddressNotWritten extends problem(
  'not_found',
  'address-not-written',
  'No address was written down for this pledge yet.',
) {}

export class AddOnAlone extends problem(
  'invalid',
  'add-on-alone',
  'What you chose is an add-on, which comes only with another reward of the campaign. Choose one of these too.',
) {}

export class RewardListedTwice extends problem(
  'invalid',
  'reward-listed-twice',
  'A reward stands in the list twice. Give it once, with its quantity.',
) {}

export class RewardSoldOut extends problem(
  'conflict',
  'reward-sold-out',
  'There are not that many left of a reward that you chose. Choose another one, or pledge without it.',
) {}

export class AmountBelowRewards extends problem(
  'invalid',
  'amount-below-rewards',
  'The amount is less than the rewards that you chose cost together.',
) {}

export class AmountNotChargeable extends problem(
  'invalid',
  'amount-not-chargeable',
  'Amount and tip together are less than a card can be charged, or with the shipping have more than eight digits.',
) {}

export class WrongCurrency extends problem(
  'invalid',
  'wrong-currency',
  'A pledge is made in the currency of its campaign.',
) {}

export class ConsentOutdated extends problem(
  'invalid',
  'consent-outdated',
  'The sentence that was agreed to is not the one that holds for this pledge now. Show the one in `consent` and ask again.',
) {}

export class ConsentMissing extends problem(
  'invalid',
  'consent-missing',
  'A higher sum or another card needs a new consent. Send the one in `consent`.',
) {}

export class ConsentLapsed extends problem(
  'conflict',
  'consent-lapsed',
  'The last day of the consent has passed, since collecting was interrupted. Send the one in `consent` to pay all the same.',
) {}

export class WouldMissTarget extends problem(
  'conflict',
  'would-miss-target',
  'In the last 24 hours a pledge cannot be lowered or cancelled if the campaign would fall below its target.',
) {}

export class PledgeNotOpen extends problem(
  'conflict',
  'pledge-not-open',
  'This pledge can no longer be changed: it was cancelled, expired, charged or released.',
) {}

export class NothingToPay extends problem(
  'conflict',
  'nothing-to-pay',
  'This pledge waits for no payment and for no card.',
) {}

export class CampaignNotCollecting extends problem(
  'conflict',
  'campaign-not-collecting',
  'Nothing can be paid to this campaign now: it is suspended, was called off, or has collected what it could.',
) {}

export class AddressDenied extends problem(
  'forbidden',
  'address-denied',
  'Whoever reads this address has said lately that they did not make a pledge. For 30 days nobody pledges with it as a guest: sign in, or use another address.',
) {}

export class BackerUnknown extends problem(
  'invalid',
  'backer-unknown',
  'Sign in, or give `guest` with an e-mail address and a name.',
) {}
