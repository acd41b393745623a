import { falseSuccess, forgedId, forgeries, liesId, sendForged, sendSigned } from './forge.js';
import { inLanes } from './lanes.js';
import { type Observer } from './observer.js';
import { type PatientApi } from './patient-api.js';

const most = 40;

/**
 * While cards that were declined wait for their end, somebody says that they have paid: without a right signature, which
 * must be refused and leave no trace; and with one, which must be stored and not believed. Answers what was accepted.
 */
export async function tellLies(service: PatientApi, observer: Observer): Promise<string[]> {
  const db = await observer.connection();
  const { rows } = await db.query<{ payment: string; item: string }>(
    `select provider_id as payment, item_id as item from payments where state = 'declined' and provider_id is not null limit $1`,
    [most],
  );
  const accepted: string[] = [];
  await inLanes(8, [...rows.entries()], async ([number, { payment, item }]) => {
    const how = forgeries[number % forgeries.length] ?? 'no signature';
    const forged = await sendForged(service.url, falseSuccess(forgedId(number), payment, item), how);
    if (forged !== 400) accepted.push(`a webhook with ${how} was answered ${forged}`);
    const signed = await sendSigned(service.url, falseSuccess(liesId(number), payment, item));
    if (signed !== 200) accepted.push(`a signed webhook was answered ${signed}`);
  });
  const { forged } = await observer.ask<{ forged: number }>(
    `select count(*)::integer as forged from provider_events where id like 'evt_forged%'`,
  );
  return forged === 0 ? accepted : [...accepted, `${forged} forged webhooks were stored`];
}
