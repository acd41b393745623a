import { problem } from '../platform/http/index.js';

export class CampaignNotEditable extends problem(
  'conflict',
  'campaign-not-editable',
  'Only a draft, or a campaign that was sent back for changes, can be edited.',
) {}

export class DraftMoved extends problem(
  'conflict',
  'draft-moved',
  'This part of the draft was changed since it was read, so nothing was written over it. Read it again.',
) {}

export class CampaignMovedOn extends problem(
  'conflict',
  'campaign-moved-on',
  'The campaign has opened, so everybody sees it at its own address.',
) {}

export class AnnouncementTakenAway extends problem(
  'forbidden',
  'announcement-taken-away',
  'Moderators have taken this page away. Their mail says why, and how to object; until then it is not shown again.',
) {}

export class CurrencyNotOffered extends problem(
  'invalid',
  'currency-not-offered',
  'This service raises money only in the currencies in which its operator is paid: `currencies` lists them.',
) {}

export class CurrencyInUse extends problem(
  'conflict',
  'currency-in-use',
  'Needs and rewards are priced in the currency of the draft. Remove them before choosing another one.',
) {}

export class AmountInOtherCurrency extends problem(
  'invalid',
  'amount-in-other-currency',
  'All amounts of a campaign are in its one currency.',
) {}

export class PriceBelowMinimum extends problem(
  'invalid',
  'price-below-minimum',
  'A card cannot be charged so little: `smallest` is the least that a reward may cost.',
) {}

export class AmountBetweenSteps extends problem(
  'invalid',
  'amount-between-steps',
  'Cards cannot be charged every amount in this currency, only multiples of `step`. `errors` names the nearest ones.',
) {}

export class ShippingCountries extends problem(
  'invalid',
  'shipping-countries',
  'Each country stands once in the shipping of a reward, as its two letters of ISO 3166, or * for everywhere else.',
) {}

export class QuestionChoices extends problem(
  'invalid',
  'question-choices',
  'A question has no choices, for a short text, or at least two, and each of them once.',
) {}

export class OnlyAddOns extends problem(
  'invalid',
  'only-add-ons',
  'An add-on is pledged only beside another reward, so at least one reward has to be none.',
) {}

export class SellerNotOne extends problem(
  'invalid',
  'seller-not-one',
  'All rewards of a campaign have one seller, who is a trader or is not: `withdrawal` says `not_a_trader` for all of them or for none.',
) {}

export class PromiseBeforeDeadline extends problem(
  'invalid',
  'promise-before-deadline',
  'A reward cannot be promised for a month before the campaign ends.',
) {}

export class TranchesMismatch extends problem(
  'invalid',
  'tranches-mismatch',
  'With tranches each need is paid from exactly one; all but the first name their evidence and its day, in order, after the deadline and while money may be held.',
) {}

export class PolicyNotForModel extends problem(
  'invalid',
  'policy-not-for-model',
  'A keep-it-all campaign pays whatever is collected: its shortfall policy is `pay_anyway`.',
) {}

export class ToleranceMismatch extends problem(
  'invalid',
  'tolerance-mismatch',
  'The policy `tolerance` needs `toleranceBps` from 9000 to 10000; no other policy takes it.',
) {}

export class CampaignIncomplete extends problem(
  'invalid',
  'campaign-incomplete',
  'The draft lacks what a review needs: `missing` lists it.',
) {}
