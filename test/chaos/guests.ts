import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, type CardForm } from '../../src/demo/browser.js';
import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { type Api, Refused } from '../../src/demo/api.js';
import { type PlannedPledge } from './crowd.js';
import { inLanes } from './lanes.js';
import { type PatientApi } from './patient-api.js';
import { type SeededPledge } from './seed-crowd.js';

const lanes = 12;
const patienceMs = 120_000;

/** People who pledge and save a card while everything falls over; each goes on until the service says that it counts. */
export async function guestsPledge(
  service: PatientApi,
  provider: Api,
  campaign: DemoCampaign,
  planned: readonly PlannedPledge[],
): Promise<SeededPledge[]> {
  const made: SeededPledge[] = [];
  await inLanes(lanes, planned, async (plan) => {
    made.push({ ...plan, id: await pledge(service, provider, campaign, plan) });
  });
  return made;
}

async function pledge(
  service: PatientApi,
  provider: Api,
  { id, currency }: DemoCampaign,
  { amount, card, person }: PlannedPledge,
): Promise<string> {
  const consent = await service.get<{ version: string; sentence: string }>(
    `/v1/campaigns/${id}/consent?amount=${amount}`,
  );
  const made = await service.post<{ id: string; link: string }>(`/v1/campaigns/${id}/pledges`, {
    amount: { amount, currency },
    consent: { version: consent.version, sentence: consent.sentence },
    guest: { email: `guest-${person}@tally.example`, displayName: 'A patient guest' },
  });
  const who = { link: made.link };
  const browser = new Browser(provider);
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(500)) {
    const form = await service.post<CardForm>(`/v1/pledges/${made.id}/setup`, {}, who).catch(refused);
    // The provider breaks connections with browsers too: the return page then asks what became of it.
    if (form) await browser.saveCard(form, card.name).catch(() => undefined);
    await service.post(`/v1/pledges/${made.id}/setup/return`, {}, who).catch(refused);
    for (let tries = 0; tries < 10; tries += 1) {
      if ((await service.get<{ state: string }>(`/v1/pledges/${made.id}`, who)).state === 'active') return made.id;
      await sleep(150);
    }
  }
  throw new Error(`the pledge ${made.id} did not become active within two minutes`);
}

/** A refusal is an answer, and the person goes on from there. */
function refused(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error;
}
