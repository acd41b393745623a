import { emit } from '../events/emit.js';
import type { allowedMethods } from '../intents/methods-allowed.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { World } from '../world.js';
import { newSetupIntent, type SetupIntent } from './setup-intent.js';

/** A SetupIntent that waits for its payment method, or for its confirmation if it has one. */
export function insertSetupIntent(
  world: World,
  allowed: ReturnType<typeof allowedMethods>,
  method: PaymentMethod | null,
  about: Partial<SetupIntent>,
): SetupIntent {
  const intent = world.store.setupIntents.insert(
    {
      ...newSetupIntent(world.clock.seconds()),
      ...allowed,
      payment_method: method?.id ?? null,
      status: method ? 'requires_confirmation' : 'requires_payment_method',
      ...about,
    },
    null,
  );
  emit(world, 'setup_intent.created', intent);
  return intent;
}
