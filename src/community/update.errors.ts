import { problem } from '../platform/http/index.js';

export class UpdateNotFound extends problem('not_found', 'update-not-found', 'There is no such update.') {}

export class UpdatePublished extends problem(
  'conflict',
  'update-published',
  'This update is published: its texts can be corrected, but it is not taken back, and stays for those it was written for.',
) {}

export class CampaignNotPublic extends problem(
  'conflict',
  'campaign-not-public',
  'Updates tell of a campaign that people can see. This one has not opened yet.',
) {}
