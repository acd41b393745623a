import { type Api } from './api.js';
import { type Browser } from './browser.js';
import { type Person } from './people.js';
import { type ProjectText } from './texts.js';
import { translations } from './texts.present.js';

export interface DemoReward {
  readonly id: string;
  readonly price: number;
  /** Minor units for one piece. */
  readonly shipping: readonly { readonly countries: readonly string[]; readonly price: number }[];
}

export interface DemoCampaign {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly zone: string;
  readonly target: number;
  readonly deadline: Date;
  readonly rewards: readonly DemoReward[];
}

export interface CampaignPlan {
  readonly text: ProjectText;
  readonly owner: Person;
  readonly deputy: Person;
  readonly model: 'all_or_nothing' | 'keep_it_all' | 'two_rounds';
  readonly currency: string;
  /** Minor units: the sum of the needs that are required. */
  readonly target: number;
  /** How long it runs from now. */
  readonly days: number;
  readonly shortfallPolicy?: 'pay_anyway' | 'require_goal';
}

interface CampaignAnswer {
  readonly id: string;
  readonly rounds: readonly { readonly deadline: string; readonly target: { readonly amount: number } }[];
  readonly rewards: readonly {
    readonly id: string;
    readonly price: { readonly amount: number };
    readonly shipping: readonly {
      readonly countries: readonly string[];
      readonly price: { readonly amount: number };
    }[];
  }[];
}

const zone = 'Europe/Brussels';

/** A creator's way from an idea to a live campaign, one request after the other. */
export class Campaigns {
  constructor(
    private readonly service: Api,
    private readonly browser: Browser,
  ) {}

  /** Project, texts, deputy and a draft with needs and rewards. */
  async draft(plan: CampaignPlan, now: Date): Promise<DemoCampaign> {
    const { text, owner, deputy, currency, target } = plan;
    const { locale, title, summary, story, category, place, tags } = text;
    const location = await this.locationOf(place, owner);
    const project = await this.service.post<{ id: string }>(
      '/v1/projects',
      { defaultLocale: locale, category, place, location, tags, text: { title, summary, story } },
      owner,
    );
    const second = translations[title];
    if (second) {
      const { locale: other, ...words } = second;
      await this.service.put(`/v1/projects/${project.id}/texts/${other}`, words, owner);
    }
    await this.service.put(`/v1/projects/${project.id}/deputy`, { email: deputy.email }, owner);
    await this.service.post(`/v1/projects/${project.id}/deputy/accept`, {}, deputy);
    const money = (share: number) => ({ amount: Math.max(1, Math.round((target * share) / 1000)), currency });
    const campaign = await this.service.post<CampaignAnswer>(
      `/v1/projects/${project.id}/campaigns`,
      {
        model: plan.model,
        currency,
        zone,
        deadline: localTime(new Date(now.getTime() + plan.days * 86_400_000)),
        ...(plan.shortfallPolicy && { shortfallPolicy: plan.shortfallPolicy }),
        ...(text.tranches && { tranches: text.tranches.map((part) => trancheOf(part, plan, now)) }),
        needs: text.needs.map(({ share, ...need }) => ({ ...need, amount: money(share) })),
        rewards: text.rewards.map(({ share, shipping = [], ...reward }) => ({
          ...reward,
          shipping: shipping.map(({ countries, price }) => ({ countries, price: { amount: price, currency } })),
          price: money(share),
          promisedMonth: '2027-06',
        })),
      },
      owner,
    );
    return this.read(campaign.id, title, currency, owner);
  }

  /** The largest of the places that are called so, as a creator would choose. */
  private async locationOf(place: string, owner: Person): Promise<{ latitude: number; longitude: number } | null> {
    const { data } = await this.service.get<{ data: { latitude: number; longitude: number }[] }>(
      `/v1/places?name=${encodeURIComponent(place)}`,
      owner,
    );
    const [first] = data;
    return first ? { latitude: first.latitude, longitude: first.longitude } : null;
  }

  /** The owner's account at the provider, once: what is raised can be paid to it. */
  async onboard(owner: Person): Promise<void> {
    await this.service.post('/v1/recipients', { legalName: owner.name, country: 'BE' }, owner);
    const { url } = await this.service.post<{ url: string }>('/v1/recipients/me/onboarding-link', {}, owner);
    await this.browser.completeOnboarding(url);
  }

  async submit({ id }: DemoCampaign, owner: Person): Promise<void> {
    await this.service.post(`/v1/campaigns/${id}/submit`, { acceptTerms: '2026-11' }, owner);
  }

  async review(
    { id }: DemoCampaign,
    moderator: Person,
    decision = 'approved',
    comment = 'Clear, honest and doable.',
  ): Promise<void> {
    const queue = await this.service.get<{ data: { campaignId: string; criteria: { key: string }[] }[] }>(
      '/v1/admin/reviews?limit=100',
      moderator,
    );
    const criteria = queue.data.find(({ campaignId }) => campaignId === id)?.criteria ?? [];
    const scores = criteria.map(({ key }) => ({
      key,
      score: decision === 'approved' ? 4 : 2,
      comment: 'Read with care.',
    }));
    await this.service.post(`/v1/campaigns/${id}/reviews`, { decision, comment, scores }, moderator);
  }

  async schedule({ id }: DemoCampaign, owner: Person): Promise<void> {
    await this.service.post(`/v1/campaigns/${id}/schedule`, {}, owner);
  }

  private async read(id: string, title: string, currency: string, owner: Person): Promise<DemoCampaign> {
    const { rounds, rewards } = await this.service.get<CampaignAnswer>(`/v1/campaigns/${id}`, owner);
    const [round] = rounds;
    if (!round) throw new Error(`the campaign ${id} has no round`);
    return {
      id,
      title,
      currency,
      zone,
      target: round.target.amount,
      deadline: new Date(round.deadline),
      rewards: rewards.map(({ id: rewardId, price, shipping }) => ({
        id: rewardId,
        price: price.amount,
        shipping: shipping.map((rate) => ({ countries: rate.countries, price: rate.price.amount })),
      })),
    };
  }
}

const trancheOf = (
  { evidence, dueDay }: { readonly evidence: string | null; readonly dueDay: number | null },
  { days }: CampaignPlan,
  now: Date,
) => ({
  evidence,
  dueOn: dueDay === null ? null : localTime(new Date(now.getTime() + (days + dueDay) * 86_400_000)).slice(0, 10),
});

/** `2026-12-01T20:00+01:00`: wall time of the zone with its offset, so that no night is ambiguous. */
function localTime(instant: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return `${parts.replace(' ', 'T')}${offset || '+00:00'}`;
}
