import { problem } from '../platform/http/index.js';

export class NothingToDeliver extends problem(
  'conflict',
  'nothing-to-deliver',
  'Rewards are delivered once their campaign has succeeded, and not while it is suspended.',
) {}

export class TrackingForOne extends problem(
  'invalid',
  'tracking-for-one',
  'A tracking address shows where one parcel goes. Give it for the rewards of one pledge; a carrier alone may be given for many.',
) {}

export class DeliveryNotFound extends problem(
  'not_found',
  'delivery-not-found',
  'This pledge has no such reward, or there is none to deliver for it.',
) {}

export class NotSentYet extends problem(
  'conflict',
  'not-sent-yet',
  'This reward has not been sent yet, so it cannot have come or be missing.',
) {}
