import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, type Credentials } from './api.js';
import { type Browser, type CardForm } from './browser.js';
import { type DemoCampaign } from './campaigns.js';
import { type Locale, type Person } from './people.js';

export interface PledgePlan {
  readonly backer: Person | { readonly email: string; readonly name: string; readonly locale: Locale };
  /** Minor units. */
  readonly amount: number;
  readonly tip?: number;
  /** One of each. */
  readonly rewardIds?: readonly string[];
  /** The country it is sent to, and what that costs; left out where nothing is sent. */
  readonly shipment?: { readonly destination: string; readonly shipping: number };
  /** One of the sandbox's test cards. */
  readonly card: string;
  readonly visibility?: 'public' | 'creator' | 'hidden';
}

export interface DemoPledge {
  readonly id: string;
  readonly who: Credentials;
  readonly name: string;
  readonly amount: number;
  readonly tip: number;
}

/** A backer's way: read the consent, pledge, save a card. */
export class Pledges {
  constructor(
    private readonly service: Api,
    private readonly browser: Browser,
  ) {}

  async make(campaign: DemoCampaign, plan: PledgePlan): Promise<DemoPledge> {
    const pledge = await this.promise(campaign, plan);
    await this.saveCard(pledge, plan.card);
    await this.until(pledge, 'active');
    return pledge;
  }

  /** Pledges without saving a card: the hold runs. */
  async promise({ id, currency }: DemoCampaign, plan: PledgePlan): Promise<DemoPledge> {
    const { backer, amount, tip = 0, rewardIds = [], shipment } = plan;
    const consent = await this.service.get<{ version: string; sentence: string }>(
      `/v1/campaigns/${id}/consent?amount=${amount}&tip=${tip}&shipping=${shipment?.shipping ?? 0}&locale=${backer.locale}`,
    );
    const member = 'token' in backer ? backer : undefined;
    const answer = await this.service.post<{ id: string; link?: string }>(
      `/v1/campaigns/${id}/pledges`,
      {
        amount: { amount, currency },
        tip: { amount: tip, currency },
        rewards: rewardIds.map((rewardId) => ({ rewardId, quantity: 1 })),
        ...(shipment && { destination: shipment.destination }),
        visibility: plan.visibility ?? 'public',
        locale: backer.locale,
        consent: { version: consent.version, sentence: consent.sentence },
        ...(!member && { guest: { email: backer.email, displayName: backer.name } }),
      },
      member,
    );
    return { id: answer.id, who: member ?? { link: answer.link ?? '' }, name: backer.name, amount, tip };
  }

  async saveCard(pledge: DemoPledge, card: string): Promise<void> {
    const form = await this.service.post<CardForm>(`/v1/pledges/${pledge.id}/setup`, {}, pledge.who);
    await this.browser.saveCard(form, card);
    await this.service.post(`/v1/pledges/${pledge.id}/setup/return`, { setupId: form.setupId }, pledge.who);
  }

  /** Answers what the rewards of a pledge ask, each with one of its choices. */
  async answer({ id, who }: DemoPledge): Promise<void> {
    const { data } = await this.service.get<{ data: { questionId: string; choices: string[] }[] }>(
      `/v1/pledges/${id}/answers`,
      who,
    );
    const answers = data.map(({ questionId, choices: [answer] }) => ({ questionId, answer }));
    await this.service.put(`/v1/pledges/${id}/answers`, { answers }, who);
  }

  async cancel(pledge: DemoPledge): Promise<void> {
    await this.service.post(`/v1/pledges/${pledge.id}/cancel`, {}, pledge.who);
  }

  async state(pledge: DemoPledge): Promise<string> {
    return (await this.service.get<{ state: string }>(`/v1/pledges/${pledge.id}`, pledge.who)).state;
  }

  /** Follows the link of the mail and confirms the payment that the bank wanted to see confirmed. */
  async confirmPayment(pledge: DemoPledge): Promise<void> {
    const form = await this.service.post<CardForm>(`/v1/pledges/${pledge.id}/payment`, {}, pledge.who);
    await this.browser.confirmPayment(form);
    await this.service.post(`/v1/pledges/${pledge.id}/payment/return`, {}, pledge.who);
  }

  private async until(pledge: DemoPledge, state: string): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await this.state(pledge)) === state) return;
      await sleep(50);
    }
    throw new Error(`the pledge of ${pledge.name} did not become ${state}`);
  }
}
