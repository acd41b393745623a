import { problem } from '../platform/http/index.js';

export class NotYourCampaign extends problem(
  'forbidden',
  'not-your-campaign',
  'Only the owner of the project decides this.',
) {}

export class OwnCampaign extends problem(
  'forbidden',
  'own-campaign',
  'Owner and deputy of a project do not judge it as staff.',
) {}

export class CriteriaMismatch extends problem(
  'invalid',
  'criteria-mismatch',
  'A review scores every criterion of its version once: `criteria` lists their keys.',
) {}

export class CampaignNotApproved extends problem(
  'conflict',
  'campaign-not-approved',
  'A moderator has to approve the campaign as it is now before it can be scheduled.',
) {}

export class CampaignNotReady extends problem(
  'invalid',
  'campaign-not-ready',
  'Something outside the campaign is missing before it can be scheduled: `missing` lists it.',
) {}

export class ReasonNeeded extends problem(
  'invalid',
  'reason-needed',
  'Backers are told that a live campaign was called off, so `reason` has to say why.',
) {}

export class SuspendedByStaff extends problem(
  'forbidden',
  'suspended-by-staff',
  'While a campaign is suspended, only staff ends it.',
) {}

export class NotInReview extends problem(
  'conflict',
  'campaign-not-in-review',
  'Only a campaign that is in review can be reviewed.',
) {}
