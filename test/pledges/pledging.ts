import { type Answer, type RunningApp } from '../support/app.js';
import { type LiveCampaign } from '../support/campaigns.js';

/** What a test pledge is; amounts in minor units. */
export interface TestPledge {
  readonly amount?: unknown;
  readonly tip?: number;
  readonly rewardId?: string;
  readonly guest?: string;
  readonly token?: string;
  readonly key?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

let guests = 0;

/** The consent that a page would show for the sum. */
export async function consentTo({ call }: RunningApp, { id }: LiveCampaign, amount: number, tip = 0): Promise<unknown> {
  const { body } = await call('GET', `/v1/campaigns/${id}/consent?amount=${amount}&tip=${tip}`);
  return { version: body.version, sentence: body.sentence };
}

/** Pledges over HTTP, as a new guest unless told. */
export async function pledge(running: RunningApp, campaign: LiveCampaign, wanted: TestPledge = {}): Promise<Answer> {
  const { amount = 2500, tip = 0, rewardId, token, key, more = {} } = wanted;
  const email = wanted.guest ?? `guest-${(guests += 1)}-${campaign.id.slice(-6)}@example.org`;
  const sum = typeof amount === 'number' && Number.isInteger(amount) && amount > 0 && amount < 1e8 ? amount : 2500;
  return running.call('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    token,
    headers: key ? { 'idempotency-key': key } : {},
    body: {
      amount: { amount, currency: campaign.currency },
      tip: { amount: tip, currency: campaign.currency },
      rewards: rewardId ? [{ rewardId, quantity: 1 }] : [],
      consent: await consentTo(running, campaign, sum, tip),
      ...(!token && { guest: { email, displayName: 'A guest' } }),
      ...more,
    },
  });
}
