import { aDraft, type Creator, aCreator, made } from '../support/creators.js';
import { aMember, grant, staff, type TestPerson } from '../support/people.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';
import { Bank } from '../refunds/bank.js';
import { day, hour } from '../settlement/scene.js';
import { Forms, type Shown } from '../support/forms.js';
import { workOf } from '../support/time.js';

/** A service with something of everything that staff work on, and one person of each kind; pages are asked for as they do. */
export class StaffWorld {
  readonly people = new Map<string, TestPerson>();

  private constructor(readonly scene: PayoutScene) {}

  static async open(): Promise<StaffWorld> {
    const scene = await PayoutScene.open({ settings: { REFUND_SECOND_PERSON_FROM: '50' } });
    const world = new StaffWorld(scene);
    for (const role of ['moderator', 'auditor', 'owner'] as const) {
      world.people.set(role, await staff(scene.running, role));
    }
    world.people.set('finance', scene.preparer).set('second', scene.approver);
    world.people.set('member', await aMember(scene.running));
    return world;
  }

  /** Somebody who is in finance since yesterday, as the clock stands now. */
  async newcomer(): Promise<void> {
    const newcomer = await aMember(this.scene.running);
    await grant(this.scene.running, newcomer.userId, ['finance'], 23);
    this.people.set('newcomer', newcomer);
  }

  as(name: string): TestPerson {
    const person = this.people.get(name);
    if (!person) throw new Error(`Nobody is called ${name}`);
    return person;
  }

  get(path: string, by: Pick<TestPerson, 'token'>): Promise<Shown> {
    return this.formsOf(by).get(path);
  }

  nobody(path: string): Promise<Shown> {
    return this.formsOf().get(path);
  }

  /** Sends a form to an address, whether the page shows it or not. */
  send(path: string, form: Record<string, string>, by: Pick<TestPerson, 'token'>): Promise<Shown> {
    return this.formsOf(by).post(path, form);
  }

  /** Presses a button that the page has to show, where that button leads. */
  async press(path: string, label: string, by: TestPerson, form: Record<string, string> = {}): Promise<Shown> {
    const { text } = await this.get(path, by);
    const to = buttons(text).get(label);
    if (!to) throw new Error(`${path} has no button "${label}": ${[...buttons(text).keys()].join(', ')}`);
    return this.send(to, form, by);
  }

  private formsOf(by?: Pick<TestPerson, 'token'>): Forms {
    return new Forms(this.scene.running, by?.token);
  }

  /** Money that has been with us for more than its 80 days. */
  async overdue(): Promise<PaidCampaign> {
    const campaign = await this.scene.aPayableCampaign();
    await this.scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 81 * day));
    return campaign;
  }

  /** A campaign whose first part is paid and whose second has evidence to be judged; answers the second one's id. */
  async partsShown(): Promise<{ campaign: PaidCampaign; trancheId: string }> {
    const tranches = [{ weight: 8_000n }, { weight: 4_000n, dueDays: 40 }];
    const campaign = await this.scene.aPayableCampaign({ tranches });
    await this.scene.approved(campaign);
    await this.scene.settlement.idle();
    const parts = (await this.scene.timeline(campaign)).tranches as { id: string; number: number }[];
    const trancheId = parts.find(({ number }) => number === 2)?.id ?? '';
    const body = { text: 'The roof is on.', urls: [{ url: 'https://example.org/roof.jpg' }] };
    made(await this.scene.call('POST', `/v1/tranches/${trancheId}/evidence`, { token: campaign.owner.token, body }));
    return { campaign, trancheId };
  }

  /** A large refund that waits for a second person, a charge that a bank has taken back, and a refunding of everybody. */
  async moneyBack(): Promise<{ campaign: PaidCampaign; refundId: string; runId: string }> {
    const campaign = await this.scene.aPayableCampaign({}, [6_000, 6_000, 6_000]);
    const bank = new Bank(this.scene.settlement);
    const [first, second] = await bank.pledgesOf(campaign);
    const { token } = campaign.owner;
    const order = { token, body: { cause: 'creator' } };
    const { id: refundId } = made(await this.scene.call('POST', `/v1/pledges/${first?.id}/refunds`, order));
    await bank.disputes(second);
    const all = { token: this.scene.preparer.token, body: { cause: 'creator', reason: 'It will not be made.' } };
    const { id: runId } = made(await this.scene.call('POST', `/v1/campaigns/${campaign.id}/refund-runs`, all));
    return { campaign, refundId, runId };
  }

  /** An item that the provider answered with a code that nobody foresaw, and the way to mend it. */
  async held(): Promise<{ itemId: string; mend: () => Promise<void> }> {
    const { settlement } = this.scene;
    const campaign = await settlement.campaign({ target: 2_500n });
    const [, odd] = [await settlement.pledge(campaign), await settlement.pledge(campaign)];
    await settlement.idle();
    const turn = async () => {
      const sql = `update customers set provider_id = reverse(provider_id)
        where user_id in (select backer_id from pledges where id = $1)`;
      await settlement.sql(sql, [odd.id]);
    };
    await turn();
    await settlement.liveUntil(new Date(campaign.deadline.getTime() + hour));
    return { itemId: (await settlement.item(odd.id)).id, mend: turn };
  }

  /** Somebody moved money at the provider's dashboard, and the comparison has found it; answers the difference's id. */
  async break(campaign: PaidCampaign): Promise<string> {
    const destination = campaign.accountId;
    const about = { amount: 700, currency: 'eur', destination, transfer_group: `campaign_${campaign.id}` };
    await this.scene.sandbox.stripe.transfers.create(about);
    // The last hour of movements is left in peace.
    const { now } = await workOf(this.scene.running);
    await this.scene.settlement.liveUntil(new Date(Date.parse(now) + 2 * hour));
    const { token } = this.scene.preparer;
    await this.scene.call('POST', '/v1/admin/reconciliations', { token, body: {} });
    await this.scene.settlement.idle();
    const [found] = await this.scene.sql<{ id: string }>('select id from breaks where campaign_id = $1', [campaign.id]);
    return found?.id ?? '';
  }

  /** A campaign that a creator has handed in. */
  async inReview(): Promise<{ id: string; creator: Creator }> {
    const creator = await aCreator(this.scene.running);
    const id = await aDraft(this.scene.running, creator);
    const { token } = creator.owner;
    made(await this.scene.call('POST', `/v1/campaigns/${id}/submit`, { token, body: {} }));
    return { id, creator };
  }
}

/** Where each button of a page leads, by its label. */
export function buttons(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, action = '', inside = ''] of text.matchAll(
    /<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs,
  )) {
    for (const [, attributes = '', label = ''] of inside.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
      const [, own] = /formaction="([^"]*)"/.exec(attributes) ?? [];
      found.set(label.replace(/<[^>]*>/g, '').trim(), own ?? action);
    }
  }
  return found;
}
