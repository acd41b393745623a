import { defineEvent } from '../../platform/outbox/index.js';

type AboutDispute = { disputeId: string; campaignId: string };

/** A backer's bank asks about a charge, or has taken it. */
export const disputeOpened = defineEvent<AboutDispute>('dispute.opened');

/** The bank has decided, or asks no more. */
export const disputeClosed = defineEvent<AboutDispute>('dispute.closed');

/** Money that moved after the bank had decided is in the books. */
export const disputeMovedLate = defineEvent<AboutDispute>('dispute.moved_late');
