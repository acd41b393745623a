import { emit } from '../events/emit.js';
import { refused } from '../protocol/api-error.js';
import type { SetupIntent } from '../setup-intents/setup-intent.js';
import type { World } from '../world.js';
import type { Session } from './session.js';

/** A session is complete when its SetupIntent has succeeded, by whatever way. */
export function completeSessionOf(world: World, intent: SetupIntent): void {
  const [row] = world.store.checkoutSessions.having('setup_intent', intent.id).rows;
  if (row?.object.status !== 'open') return;
  const session = world.store.checkoutSessions.update(row.object.id, { status: 'complete', url: null });
  emit(world, 'checkout.session.completed', session);
}

/** Nobody can finish an expired session: its SetupIntent is given up. */
export function expireSession(world: World, before: Session): Session {
  if (before.status !== 'open')
    throw refused(
      undefined,
      `Only Checkout Sessions with a status in ["open"] can be expired; ${before.id} is ${before.status}.`,
    );
  const intent = world.store.setupIntents.update(before.setup_intent, {
    status: 'canceled',
    cancellation_reason: 'abandoned',
    next_action: null,
  });
  const session = world.store.checkoutSessions.update(before.id, { status: 'expired', url: null });
  emit(world, 'setup_intent.canceled', intent);
  emit(world, 'checkout.session.expired', session);
  return session;
}

/** The task at `expires_at`. */
export function expireInTime(world: World, id: string): void {
  const session = world.store.checkoutSessions.must(id);
  if (session.status === 'open') expireSession(world, session);
}
