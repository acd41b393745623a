import { defineEvent } from '../platform/outbox/index.js';

type AboutRefund = { refundId: string; pledgeId: string; campaignId: string };

/** The money is on its way to the backer's card. */
export const refundSucceeded = defineEvent<AboutRefund>('refund.succeeded');

/** The provider could not send it, or it came back: staff have to find another way. */
export const refundFailed = defineEvent<AboutRefund>('refund.failed');
