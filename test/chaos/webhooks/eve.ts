import pg from 'pg';
import { DataSource } from 'typeorm';
import { Api } from '../../../src/demo/api.js';
import { Browser, type CardForm } from '../../../src/demo/browser.js';
import { aLiveCampaign } from '../../support/campaigns.js';
import { startApp } from '../../support/app.js';
import { type TestSandbox } from '../../support/sandbox.js';
import { moveClock, waitUntilIdle } from '../../support/time.js';
import { type PlannedPledge } from '../crowd.js';
import { inLanes } from '../lanes.js';
import { seedCrowd } from '../seed-crowd.js';

/** An event as the provider sends it. */
export type ProviderEvent = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

const minute = 60_000;
const patienceMs = 180_000;
const card = { name: 'pm_card_sandbox_setup_then_authenticate', ends: 'collected' } as const;

/** How many events the provider has on the average for a payment confirmed in person, and for a card that is saved. */
const eventsPerPledge = 8.8;
const eventsPerGuest = 3;
const guests = 20;

/** How many pledges it takes for at least so many events. */
export const pledgesFor = (events: number): number =>
  Math.max(10, Math.ceil((events - guests * eventsPerGuest) / eventsPerPledge));

/**
 * The eve of the storm, left in the database at `url`: a bank asked for 3-D Secure at every charge, everybody has
 * confirmed at the provider or failed to, other people have saved their cards there, and the service knows of nothing,
 * since not one webhook has come. Answers the events that would have told it.
 */
export async function bringAboutEve(url: string, sandbox: TestSandbox, pledges: number): Promise<ProviderEvent[]> {
  const running = await startApp({ databaseUrl: url, settings: { ...sandbox.settings, DATABASE_POOL: '16' } });
  const timeline = { url: running.url, sandboxUrl: sandbox.url };
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const on = running.app.get(DataSource);
    const ending = await aLiveCampaign(on, { target: 1_000n, runsMs: minute });
    const open = await aLiveCampaign(on, { target: 1_000n });
    const planned = Array.from({ length: pledges }, (_, person): PlannedPledge => ({
      ...{ campaign: 0, person, card, overHttp: false },
      amount: 1_000 + 100 * (person % 50),
    }));
    const campaign = { ...ending, title: '', zone: 'Europe/Brussels', target: Number(ending.target), rewards: [] };
    await seedCrowd(db, new Api(sandbox.url), [campaign], planned);
    await moveClock(timeline, new Date(ending.deadline.getTime() + 1_000));
    await waitUntilIdle(timeline, patienceMs);
    await saveCards(new Api(running.url), new Browser(new Api(sandbox.url)), open.id);
  } finally {
    await running.stop();
  }
  const { rows } = await db.query<{ intent: string; method: string }>(
    `select y.provider_id as intent, p.payment_method_id as method
     from payments y join pledges p on p.id = y.pledge_id where y.state = 'requires_action'`,
  );
  await db.end();
  await inLanes(16, [...rows.entries()], ([number, row]) => confirm(sandbox, row, number));
  return settledEvents(sandbox);
}

/** Guests whose browsers never come back to our page. */
async function saveCards(service: Api, browser: Browser, campaignId: string): Promise<void> {
  for (let guest = 0; guest < guests; guest += 1) {
    const consent = await service.get<{ version: string; sentence: string }>(
      `/v1/campaigns/${campaignId}/consent?amount=1500`,
    );
    const made = await service.post<{ id: string; link: string }>(`/v1/campaigns/${campaignId}/pledges`, {
      amount: { amount: 1_500, currency: 'EUR' },
      consent: { version: consent.version, sentence: consent.sentence },
      guest: { email: `storm-${guest}@tally.example`, displayName: 'A guest' },
    });
    const form = await service.post<CardForm>(`/v1/pledges/${made.id}/setup`, {}, { link: made.link });
    await browser.saveCard(form, 'pm_card_visa');
  }
}

/** In person at the bank's page; every tenth fails there. */
async function confirm(
  { stripe }: TestSandbox,
  { intent, method }: { intent: string; method: string },
  number: number,
) {
  const answer = await stripe.paymentIntents.confirm(intent, {
    payment_method: method,
    return_url: 'https://storm.invalid/',
  });
  const page = answer.next_action?.redirect_to_url?.url;
  if (!page) throw new Error(`the payment ${intent} asked for no confirmation`);
  const outcome = number % 10 === 9 ? 'fail' : 'complete';
  await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome }) });
}

/** Every event of our own account, oldest first, once the last charge has its balance transaction. */
async function settledEvents(sandbox: TestSandbox): Promise<ProviderEvent[]> {
  while (!(await sandbox.control<{ idle: boolean }>('GET', 'idle')).idle)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const events: ProviderEvent[] = [];
  for await (const event of sandbox.stripe.events.list({ limit: 100 })) events.push(event as unknown as ProviderEvent);
  return events.reverse();
}
