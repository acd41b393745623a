import { setTimeout as sleep } from 'node:timers/promises';
import { type DemoCampaign } from './campaigns.js';
import { type Parts } from './parts.js';
import { type DemoPledge } from './pledges.js';
import { type Staff, type Town } from './town.js';

/** What the campaign's public page tells. */
export interface CampaignNow {
  readonly state: string;
  readonly totals: Readonly<
    Record<'pledged' | 'chargeable' | 'collected' | 'dropped' | 'refunded', { amount: number }>
  >;
}

export interface PayoutNow {
  readonly id: string;
  readonly state: string;
  readonly amount: { readonly amount: number };
  readonly lines: readonly { readonly state: string }[];
}

/** A step in the life of the campaign or of its round. */
interface Step {
  readonly of: 'campaign' | 'round';
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly reason: string;
}

/** What is told of the states that a pledge goes through while its round is collected. */
const inWords: Readonly<Record<string, string>> = {
  collected: 'collected',
  needs_action: 'the bank wants to see 3-D Secure; a mail with a link is on its way',
  errored: 'the card was declined; tried again on another day, and a mail asks for another card',
  dropped: 'dropped: no attempt went through, nothing was charged',
};

const finished = ['successful', 'unsuccessful', 'delivering', 'cancelled', 'fulfilled'];
const day = 86_400_000;

/** From the deadline to the money in the creator's account, telling each step once. */
export class Ending {
  private readonly told = new Map<string, string>();

  /** @param paceMs How long a viewer has between two steps, in real milliseconds. */
  constructor(
    private readonly town: Town,
    private readonly parts: Pick<Parts, 'service'>,
    private readonly say: (line: string) => void,
    private readonly paceMs = 0,
  ) {}

  campaign(id: string): Promise<CampaignNow> {
    return this.parts.service.get(`/v1/campaigns/${id}`);
  }

  /** Moves from one due instant to the next until the campaign is decided; who is asked to confirm, does so. */
  async collect(campaign: DemoCampaign, pledges: readonly DemoPledge[]): Promise<CampaignNow> {
    for (let steps = 0; steps < 200; steps += 1) {
      await this.town.time.untilIdle();
      const now = await this.tell(campaign, pledges);
      if (finished.includes(now.state)) return now;
      await sleep(this.paceMs);
      const waiting = await this.waiting(pledges);
      if (waiting) {
        this.say(`  ${waiting.name} follows the link in the mail and confirms with 3-D Secure`);
        await this.town.pledges.confirmPayment(waiting);
      } else if (!(await this.town.time.moveToNextDue())) break;
    }
    throw new Error('the campaign did not come to its end');
  }

  /** Fourteen days after the deadline one person prepares the payout and another approves it. */
  async payOut(campaign: DemoCampaign, staff: Staff): Promise<PayoutNow> {
    const { service } = this.parts;
    await this.town.time.moveTo(
      new Date(Math.max(campaign.deadline.getTime() + 14 * day, (await this.town.time.now()).getTime() + 1000)),
    );
    const prepared = await service.post<PayoutNow>(`/v1/campaigns/${campaign.id}/payouts`, {}, staff.preparer);
    await sleep(this.paceMs);
    this.say(`  payout prepared by ${staff.preparer.name}: ${this.money(prepared.amount.amount, campaign.currency)}`);
    await this.town.people.confirm(staff.approver);
    await service.post(`/v1/payouts/${prepared.id}/approve`, {}, staff.approver);
    this.say(`  payout approved by ${staff.approver.name}`);
    await this.town.time.untilIdle();
    const paid = await service.get<PayoutNow>(`/v1/payouts/${prepared.id}`, staff.approver);
    this.say(`  payout ${paid.state}: ${this.money(paid.amount.amount, campaign.currency)} transferred`);
    return paid;
  }

  money(amount: number, currency: string): string {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  private async waiting(pledges: readonly DemoPledge[]): Promise<DemoPledge | undefined> {
    for (const pledge of pledges) if ((await this.town.pledges.state(pledge)) === 'needs_action') return pledge;
    return undefined;
  }

  private async tell(campaign: DemoCampaign, pledges: readonly DemoPledge[]): Promise<CampaignNow> {
    const now = await this.campaign(campaign.id);
    const { data } = await this.parts.service.get<{ data: Step[] }>(`/v1/campaigns/${campaign.id}/history`);
    const ending = data.filter(({ at }) => new Date(at) >= campaign.deadline);
    const steps = ending.filter((step) => step.of === 'campaign' || step.to === 'settled');
    const [before, after] = [steps.filter(isBeforeCharges), steps.filter((step) => !isBeforeCharges(step))];
    for (const step of before) this.tellStep(step);
    for (const pledge of pledges) {
      const state = await this.town.pledges.state(pledge);
      const words = inWords[state];
      if (words)
        this.once(pledge.id, state, `  ${pledge.name}, ${this.money(pledge.amount, campaign.currency)}: ${words}`);
    }
    for (const step of after) this.tellStep(step);
    return now;
  }

  private tellStep({ of, to, at, reason }: Step): void {
    this.once(`${of} ${to} ${at}`, to, `${stamp(new Date(at))}  ${of} ${to} (${reason})`);
  }

  private once(about: string, state: string, line: string): void {
    if (this.told.get(about) === state) return;
    this.told.set(about, state);
    this.say(line);
  }
}

const isBeforeCharges = ({ to }: Step): boolean => to === 'closing' || to === 'collecting';

const stamp = (instant: Date): string => instant.toISOString().slice(0, 16).replace('T', ' ');
