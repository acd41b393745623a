import { flag, oneOf, record, text } from '../parameters/kinds.js';
import { metadata } from '../parameters/metadata.js';
import { emptyable } from '../parameters/parameter.js';
import { refused } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import { closeDispute } from './close.js';
import { evidenceFields } from './dispute.js';
import { respond, type Response } from './respond.js';

const disputes = { noun: 'dispute', table: (store: Store) => store.disputes };
const evidenceText = emptyable(text(150_000));

export const disputeEndpoints: readonly Endpoint[] = [
  retrieveEndpoint({ ...disputes, path: '/v1/disputes/:id' }),
  listEndpoint({ ...disputes, path: '/v1/disputes', filters: { charge: text(), payment_intent: text() } }),
  endpoint({
    method: 'POST',
    path: '/v1/disputes/:id',
    parameters: {
      evidence: record(Object.fromEntries(evidenceFields.map((field) => [field, evidenceText]))),
      intended_submission_method: oneOf('manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'),
      metadata,
      submit: flag(),
    },
    handle: ({ world, path }, given: Response) =>
      respond(world, find(world.store.disputes, 'dispute', path.id ?? ''), given),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/disputes/:id/close',
    parameters: {},
    handle({ world, path }) {
      const before = find(world.store.disputes, 'dispute', path.id ?? '');
      // Whoever closes has nothing to say: a dispute is lost, an inquiry is over.
      if (before.status === 'needs_response') return closeDispute(world, before, 'lost');
      if (before.status === 'warning_needs_response') return closeDispute(world, before, 'warning_closed');
      throw refused(undefined, `Only a dispute that needs a response can be closed; ${before.id} is ${before.status}.`);
    },
  }),
];
