import { refused } from '../protocol/api-error.js';
import type { World } from '../world.js';

/** Money that leaves a balance must be there and available. */
export function assertAvailable(world: World, account: string, amount: number, currency: string): void {
  const available = world.money.ledger.balance(`${account}:available`, currency);
  if (available >= amount) return;
  throw refused(
    'balance_insufficient',
    'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance',
  );
}
