import { problem } from '../platform/http/index.js';

export class FollowLinkOver extends problem(
  'invalid',
  'follow-link-over',
  'This link is not one of ours, or it is over: a wish to follow is kept for seven days. Ask to follow once more.',
) {}
