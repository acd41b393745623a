import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { newEvent } from './event.js';
import { newThinEvent } from './thin-event.js';

/** Stores a snapshot event and hands it to the deliveries; `previous` holds the changed fields' old values. */
export function emit(world: World, type: string, object: object, previous?: object, account = platform): void {
  const ofConnected = account === platform ? undefined : account;
  const event = newEvent(world.clock.seconds(), {
    type,
    object,
    previous,
    account: ofConnected,
    request: world.request,
  });
  world.store.events.insert(event, null, account);
  world.deliveries.announce(event, ofConnected !== undefined);
}

/** A thin event about a v2 account. */
export function emitThin(world: World, type: string, account: string, data?: object): void {
  const related = { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` };
  const event = newThinEvent(world.clock.iso(), { type, related, data, request: world.request });
  world.store.thinEvents.insert(event, null);
  world.deliveries.announceThin(event);
}
