import { closeDispute } from '../disputes/close.js';
import { escalateInquiry, openDispute } from '../disputes/open.js';
import { respond } from '../disputes/respond.js';
import { flag, oneOf, text } from '../parameters/kinds.js';
import { amount } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { find } from '../protocol/listing.js';
import { control } from './control-route.js';

/** What a cardholder's bank does: it opens a dispute and decides it. */
export const disputeControl = [
  control({
    method: 'POST',
    path: '/_sandbox/disputes',
    parameters: { charge: required(text()), amount, reason: text(), inquiry: flag() },
    handle({ world }, { charge, ...about }) {
      return openDispute(world, find(world.store.charges, 'charge', charge).id, about);
    },
  }),
  control({
    method: 'POST',
    path: '/_sandbox/disputes/:id',
    parameters: { outcome: required(oneOf('under_review', 'won', 'lost', 'warning_closed', 'escalated')) },
    handle({ world, path }, { outcome }) {
      const dispute = find(world.store.disputes, 'dispute', path.id ?? '');
      // Evidence that somebody hands in at Stripe's dashboard.
      if (outcome === 'under_review') return respond(world, dispute, { submit: true });
      return outcome === 'escalated' ? escalateInquiry(world, dispute) : closeDispute(world, dispute, outcome);
    },
  }),
];
