import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { address, fullAddress, shipping } from '../parameters/contact.js';
import { integer, listOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { emptyable, type Given } from '../parameters/parameter.js';
import { attach } from '../payment-methods/attach.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import type { World } from '../world.js';
import { type Customer, newCustomer } from './customer.js';
import { existing } from './existing.js';

const fields = {
  address: emptyable(address),
  balance: integer(),
  description: emptyable(text()),
  email: emptyable(text(512)),
  invoice_prefix: text(12),
  invoice_settings: record({ default_payment_method: emptyable(text()) }),
  metadata,
  name: emptyable(text(256)),
  phone: emptyable(text(20)),
  preferred_locales: listOf(text(10)),
  shipping: emptyable(shipping),
};

const table = (store: Store) => store.customers;

export const customerEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/customers',
    parameters: { ...fields, payment_method: text() },
    handle({ world }, { payment_method, ...given }) {
      const blank = newCustomer(world.clock.seconds());
      const customer = world.store.customers.insert({ ...blank, ...changes(world, blank, given) }, { deleted: false });
      if (payment_method !== undefined) attach(world, payment_method, customer.id);
      emit(world, 'customer.created', customer);
      return customer;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/customers/:id',
    parameters: fields,
    handle({ world, path }, given) {
      const before = existing(world, path.id ?? '');
      const customer = world.store.customers.update(before.id, changes(world, before, given));
      emit(world, 'customer.updated', customer, previousOf(before, customer));
      return customer;
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:id',
    parameters: {},
    handle({ world, path }) {
      const customer = find(world.store.customers, 'customer', path.id ?? '');
      return world.store.customers.mustRow(customer.id).hidden.deleted ? deleted(customer) : customer;
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/v1/customers/:id',
    parameters: {},
    handle({ world, path }) {
      const customer = existing(world, path.id ?? '');
      for (const row of [...world.store.paymentMethods.having('customer', customer.id).rows]) {
        world.store.paymentMethods.update(row.object.id, { customer: null }, { spent: true });
      }
      world.store.customers.update(customer.id, {}, { deleted: true });
      emit(world, 'customer.deleted', customer);
      return deleted(customer);
    },
  }),
  listEndpoint({
    path: '/v1/customers',
    noun: 'customer',
    table,
    filters: { email: text() },
    matches: (_, { hidden }) => !hidden.deleted,
  }),
];

function changes(world: World, before: Customer, given: Given<typeof fields>): Partial<Customer> {
  const { metadata: change, address: place, shipping: ship, invoice_settings, ...plain } = given;
  return {
    ...plain,
    ...(place !== undefined && { address: fullAddress(place) }),
    ...(ship !== undefined && { shipping: ship && { phone: null, ...ship, address: fullAddress(ship.address) } }),
    ...(invoice_settings && {
      invoice_settings: {
        ...before.invoice_settings,
        default_payment_method: invoice_settings.default_payment_method ?? null,
      },
    }),
    metadata: applyMetadata(before.metadata, change),
  };
}

function deleted({ id, object }: Customer): object {
  return { id, object, deleted: true };
}
