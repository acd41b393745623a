import { existing } from '../customers/existing.js';
import { integer, oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { required } from '../parameters/parameter.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import { attach, detach } from './attach.js';
import { choosePaymentMethod, makeGivenMethod } from './choose.js';
import { allowRedisplay, billing, card, sepaDebit } from './parameters.js';
import { billingDetails } from './payment-method.js';

const list = { noun: 'PaymentMethod', table: (store: Store) => store.paymentMethods, ranges: [] };

export const paymentMethodEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods',
    publishable: true,
    parameters: {
      type: required(oneOf('card', 'sepa_debit')),
      card,
      sepa_debit: sepaDebit,
      billing_details: billing,
      metadata,
      allow_redisplay: allowRedisplay,
    },
    handle({ world }, { metadata: change, allow_redisplay, ...given }) {
      const method = makeGivenMethod(world, given);
      const allowed = allow_redisplay ?? method.allow_redisplay;
      return world.store.paymentMethods.update(method.id, {
        metadata: applyMetadata({}, change),
        allow_redisplay: allowed,
      });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    parameters: {},
    handle: ({ world, path }) => choosePaymentMethod(world, path.id ?? ''),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id',
    parameters: {
      allow_redisplay: allowRedisplay,
      billing_details: billing,
      card: record({ exp_month: integer(1, 12), exp_year: integer(2000, 2100) }),
      metadata,
    },
    handle({ world, path }, { metadata: change, billing_details, card: expiry, allow_redisplay }) {
      const before = find(world.store.paymentMethods, 'PaymentMethod', path.id ?? '');
      const method = world.store.paymentMethods.update(before.id, {
        allow_redisplay: allow_redisplay ?? before.allow_redisplay,
        billing_details: {
          ...before.billing_details,
          ...(billing_details && billingDetails({ ...before.billing_details, ...billing_details })),
        },
        ...(before.card && { card: { ...before.card, ...expiry } }),
        metadata: applyMetadata(before.metadata, change),
      });
      emit(world, 'payment_method.updated', method, previousOf(before, method));
      return method;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id/attach',
    parameters: { customer: required(text()) },
    handle: ({ world, path }, { customer }) => attach(world, path.id ?? '', customer),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods/:id/detach',
    parameters: {},
    handle: ({ world, path }) => detach(world, path.id ?? ''),
  }),
  listEndpoint({
    ...list,
    path: '/v1/payment_methods',
    filters: { customer: text(), type: text(), allow_redisplay: allowRedisplay },
  }),
  listEndpoint({
    ...list,
    path: '/v1/customers/:customer/payment_methods',
    filters: { type: text(), allow_redisplay: allowRedisplay },
    where: ({ world, path }) => ({ customer: existing(world, path.customer ?? '', 'customer').id }),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:customer/payment_methods/:id',
    parameters: {},
    handle({ world, path }) {
      const customer = existing(world, path.customer ?? '', 'customer');
      const method = find(world.store.paymentMethods, 'PaymentMethod', path.id ?? '');
      return method.customer === customer.id
        ? method
        : find(world.store.paymentMethods, 'PaymentMethod', `${method.id} of ${customer.id}`);
    },
  }),
];
