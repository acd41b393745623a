import { setTimeout as sleep } from 'node:timers/promises';
import { receiveWebhooks } from '../../src/demo/webhooks.js';
import { confirmLate } from './confirm-late.js';
import { fallsShort, type PlannedPledge } from './crowd.js';
import { guestsPledge } from './guests.js';
import { injectAll, type Injected } from './inject.js';
import { type Observer } from './observer.js';
import { type PlannedFault, type Stage } from './plan.js';
import { type Progress } from './progress.js';
import { spoilProvider } from './provider-faults.js';
import { setScene, type Scene } from './scene.js';
import { seedCrowd, type SeededPledge } from './seed-crowd.js';
import { tellLies } from './tell-lies.js';
import { type World } from './world.js';

const hour = 3_600_000;
const day = 24 * hour;

/** What the README tells an operator to have sent, as far as it can happen here. */
const webhookTypes = [
  'setup_intent.succeeded',
  'setup_intent.setup_failed',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.requires_action',
  'payment_intent.canceled',
  'charge.succeeded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refund.updated',
  'transfer.created',
];

export interface StoryOptions {
  readonly seed: number;
  readonly crowd: readonly PlannedPledge[];
  readonly plan: readonly PlannedFault[];
  /** How long a stage may go on after its last fault before what is left counts as stuck, in real milliseconds. */
  readonly patienceMs: number;
  /** How many times worse than usual the provider is. */
  readonly severity: number;
}

/** From the eve of the deadline to the last payout, with everything going wrong on the way. */
export class Story {
  private promised: SeededPledge[] = [];

  constructor(
    private readonly world: World,
    private readonly observer: Observer,
    private readonly progress: Progress,
    private readonly injected: Injected,
    private readonly options: StoryOptions,
  ) {}

  /** Answers everything that somebody was promised. What goes no further is left to the verdict. */
  async tell(): Promise<readonly SeededPledge[]> {
    try {
      await this.tellAll();
    } catch (error) {
      this.injected.mistakes.push(`the story ended early: ${error instanceof Error ? error.message : String(error)}`);
    }
    return this.promised;
  }

  private async tellAll(): Promise<void> {
    const { world, progress } = this;
    progress.enter('set-up', 'staff, campaigns and the crowd');
    await receiveWebhooks(world.provider, world.service, webhookTypes);
    const scene = await setScene(world, this.options.crowd);
    const { crowd, seed, severity } = this.options;
    const db = await this.observer.connection();
    this.promised = await seedCrowd(db, world.provider, scene.campaigns, crowd.filter(({ overHttp }) => !overHttp)); // prettier-ignore
    await spoilProvider(world.provider, seed, severity);
    await this.pledge(scene);
    await this.collect(scene);
    await this.payOut(scene);
  }

  private async pledge({ campaigns: [first] }: Scene): Promise<void> {
    const guests = this.options.crowd.filter(({ overHttp }) => overHttp);
    this.progress.enter('pledging', `${guests.length} guests pledge over HTTP`);
    if (!first) throw new Error('there is no campaign');
    const { service, provider } = this.world;
    const [made] = await Promise.all([guestsPledge(service, provider, first, guests), this.inject('pledging')]);
    this.promised.push(...made);
    await this.untilQuiet();
  }

  private async collect({ deadline }: Scene): Promise<void> {
    const { progress } = this;
    progress.enter('collecting', `${this.promised.length} pledges are charged`);
    await this.moveTo(new Date(deadline.getTime() + 1_000));
    // The first attempt is at the deadline, the others 48, 96 and 144 hours later; the window ends after 168.
    await this.inject('collecting');
    progress.enter('retrying', 'the second attempts, and what was left of the first');
    await this.moveTo(new Date(deadline.getTime() + 49 * hour));
    await this.inject('retrying');
    await this.untilQuiet();
    for (const hours of [97, 145]) {
      await this.moveTo(new Date(deadline.getTime() + hours * hour));
      await this.untilQuiet();
    }
    this.injected.mistakes.push(...(await tellLies(this.world.service, this.observer)));
    await confirmLate(this.world.provider, this.promised, this.observer);
    progress.enter('finishing', 'the window ends: what is open is cancelled and read back');
    await this.moveTo(new Date(deadline.getTime() + 169 * hour));
    await this.inject('finishing');
    await this.untilQuiet();
    await this.moveTo(new Date(deadline.getTime() + 172 * hour));
    await this.untilQuiet();
  }

  /** The campaigns that succeeded are paid out, the one that fell short has given everything back. */
  private async payOut({ town, campaigns, staff, deadline }: Scene): Promise<void> {
    const { service } = this.world;
    this.progress.enter('paying out', 'transfers to the creators');
    await this.moveTo(new Date(deadline.getTime() + 15 * day));
    await this.untilQuiet();
    await town.people.confirm(staff.approver);
    for (const { id } of campaigns.filter((_, number) => number !== fallsShort)) {
      const payout = await service.post<{ id: string }>(`/v1/campaigns/${id}/payouts`, {}, staff.preparer);
      await service.post(`/v1/payouts/${payout.id}/approve`, {}, staff.approver);
    }
    await this.inject('paying out');
    await this.untilQuiet();
    // Another night: what no webhook brought is read from the provider's lists.
    await this.moveTo(new Date(deadline.getTime() + 17 * day));
    await this.untilQuiet();
  }

  private async inject(stage: Stage): Promise<void> {
    const planned = this.options.plan.filter((fault) => fault.stage === stage);
    await injectAll(this.world, planned, this.injected, () => this.isAtWork());
  }

  /** Both clocks, the provider's first: it is never behind. */
  private async moveTo(instant: Date): Promise<void> {
    const now = instant.toISOString();
    await this.world.provider.post('/_sandbox/clock', { now });
    await this.world.service.post('/v1/admin/clock', { now }).catch(ignoreIfPassed);
  }

  /**
   * Until neither side has anything left to do, twice in a row. What was seen before is no progress: work that is begun
   * again and again, and never ends, is stuck. @throws when nothing moves any more, and it is not quiet
   */
  private async untilQuiet(): Promise<void> {
    const seen = new Set<string>();
    let movedAt = performance.now();
    for (let quiet = 0; quiet < 2; await sleep(quiet > 0 ? 50 : 300)) {
      const work = await this.world.service.get<{ now?: string; idle: boolean }>('/v1/admin/work');
      const provider = await this.world.provider.get<{ idle: boolean }>('/_sandbox/idle');
      quiet = work.idle && provider.idle ? quiet + 1 : 0;
      const state = JSON.stringify({ ...work, now: undefined, provider });
      if (!seen.has(state)) movedAt = performance.now();
      seen.add(state);
      if (performance.now() - movedAt > this.options.patienceMs) throw new Error(`nothing moves any more: ${state}`);
    }
  }

  private async isAtWork(): Promise<boolean> {
    const sql = `select exists (select 1 from outbox where done_at is null and lease_until > clock_timestamp())
      or exists (select 1 from settlement_items where lease_until > clock_timestamp()) as busy`;
    return this.observer.ask<{ busy: boolean }>(sql).then(
      ({ busy }) => busy,
      () => false,
    );
  }
}

/** Business time goes on by itself: an instant that has passed needs no move. */
function ignoreIfPassed(error: unknown): void {
  if (!(error instanceof Error && /clock-cannot-go-back/.test(error.message))) throw error;
}
