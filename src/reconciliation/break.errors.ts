import { problem } from '../platform/http/index.js';

export class BreakNotFound extends problem('not_found', 'break-not-found', 'There is no such break.') {}

export class BreakResolved extends problem('conflict', 'break-resolved', 'This break is resolved already.') {}

export class BreakWithoutCampaign extends problem(
  'invalid',
  'break-without-campaign',
  'Nobody knows which campaign this money is of, so it cannot be booked to one.',
) {}

export class CampaignFundsTooSmall extends problem(
  'conflict',
  'campaign-funds-too-small',
  'What is owed to the campaign does not cover this. Book it to the platform.',
) {}
