import { rows } from '../../../src/platform/database/index.js';
import { ItemsRepository } from '../../../src/settlement/items.repository.js';

/** Nobody has an item for himself: it is charged by everybody who finds it due, at the same time. */
const claimDue = ItemsRepository.prototype.claimDue;

ItemsRepository.prototype.claimDue = async function (this: ItemsRepository, tx, ...rest) {
  const claimed = await claimDue.call(this, tx, ...rest);
  const ids = claimed.map(({ id }) => id);
  await rows(tx, 'update settlement_items set lease_until = null where id = any($1::uuid[])', [ids]);
  return claimed;
};

ItemsRepository.prototype.mayCharge = () => Promise.resolve(true);
