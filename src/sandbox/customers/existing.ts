import { noSuch } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { Customer } from './customer.js';

/** A customer that has not been deleted. */
export function existing(world: World, id: string, param = 'id'): Customer {
  const row = world.store.customers.row(id);
  if (!row || row.hidden.deleted) throw noSuch('customer', id, param);
  return row.object;
}
