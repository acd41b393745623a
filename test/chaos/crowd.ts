import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { type Api } from '../../src/demo/api.js';
import { Browser, type CardForm } from '../../src/demo/browser.js';
import { Random } from './random.js';

const cards = [
  ...Array<string>(8).fill('pm_card_visa'),
  'pm_card_sandbox_decline_1_insufficient_funds',
  'pm_card_sandbox_decline_always_lost_card',
];

/** Many guests with saved cards, good ones and bad ones, all over HTTP; at most `lanes` at once. */
export async function gatherCrowd(
  service: Api,
  provider: Api,
  campaign: DemoCampaign,
  { pledges, seed, lanes = 16 }: { pledges: number; seed: number; lanes?: number },
): Promise<void> {
  const random = new Random(seed);
  const plans = Array.from({ length: pledges }, (_, index) => ({
    email: `chaos-${index}@tally.example`,
    amount: 500 + random.below(20_000),
    card: cards[random.below(cards.length)] ?? 'pm_card_visa',
  }));
  const browser = new Browser(provider);
  const lane = async (): Promise<void> => {
    for (let plan = plans.pop(); plan; plan = plans.pop()) await pledge(service, browser, campaign, plan);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function pledge(
  service: Api,
  browser: Browser,
  { id, currency }: DemoCampaign,
  { email, amount, card }: { email: string; amount: number; card: string },
): Promise<void> {
  const consent = await service.get<{ version: string; sentence: string }>(
    `/v1/campaigns/${id}/consent?amount=${amount}`,
  );
  const made = await service.post<{ id: string; link: string }>(`/v1/campaigns/${id}/pledges`, {
    amount: { amount, currency },
    consent: { version: consent.version, sentence: consent.sentence },
    guest: { email, displayName: 'One of the crowd' },
  });
  const who = { link: made.link };
  const form = await service.post<CardForm>(`/v1/pledges/${made.id}/setup`, {}, who);
  await browser.saveCard(form, card);
  await service.post(`/v1/pledges/${made.id}/setup/return`, { setupId: form.setupId }, who);
}
