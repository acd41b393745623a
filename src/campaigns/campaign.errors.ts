import { problem } from '../platform/http/index.js';

export class CampaignNotFound extends problem('not_found', 'campaign-not-found', 'There is no such campaign.') {}

export class CampaignMoved extends problem(
  'conflict',
  'campaign-moved',
  'The campaign changed while this was decided. Read it again and repeat what still makes sense.',
) {}
