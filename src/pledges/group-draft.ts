import { type RoundDelta } from '../campaigns/index.js';
import { type OutboxEvent } from '../platform/outbox/index.js';
import { birth, type StateChange, transition } from '../platform/states/index.js';
import { type Address } from './address.rules.js';
import { type GivenConsent, type Guest, type HeldPledge, type WrittenConsent } from './held-pledge.js';
import { PledgeNotFound } from './pledge.errors.js';
import { type Shelf, type Situation, stockMoves } from './pledge.rules.js';
import { type PledgeState, pledgeTransitions } from './pledge.state.js';

/** The campaign as it was read under the lock, with what its consents are composed of. */
export interface CampaignInGroup extends Situation {
  readonly campaignId: string;
  readonly round: number;
  readonly zone: string;
  /** Null until the round is decided. */
  readonly collectingEndsAt: Date | null;
}

/**
 * What a group is about to write for one campaign. Members decide one after the other against the state that the ones before them left,
 * and touch it only after their last guard, so a refused member leaves nothing behind.
 */
export class GroupDraft {
  readonly made = new Map<string, HeldPledge>();
  readonly changed = new Map<string, HeldPledge>();
  readonly guests = new Map<string, Guest>();
  /** Where what was pledged is sent; personal, so it is in no `HeldPledge`. */
  readonly addresses = new Map<string, Address>();
  /** Pledges whose address is of no use any more. */
  readonly addressesToForget = new Set<string>();
  readonly consents: (GivenConsent & { readonly pledgeId: string })[] = [];
  readonly history: StateChange[] = [];
  readonly events: OutboxEvent[] = [];
  private readonly stock = new Map<string, number>();
  readonly totals = { pledged: 0n, pledges: 0, backers: 0 };

  constructor(
    private readonly campaign: CampaignInGroup,
    private readonly rewards: Shelf,
    private readonly pledges: Map<string, HeldPledge>,
    private readonly activePledgesOf: Map<string, number>,
  ) {}

  /** The campaign with the totals that the members so far have left. */
  get situation(): CampaignInGroup {
    return { ...this.campaign, pledged: this.campaign.pledged + this.totals.pledged };
  }

  /** The rewards with what the members so far have left of them. */
  get shelf(): Shelf {
    return new Map(
      [...this.rewards].map(([id, reward]) => [
        id,
        { ...reward, free: reward.free === undefined ? undefined : reward.free - (this.stock.get(id) ?? 0) },
      ]),
    );
  }

  /** @throws PledgeNotFound */
  pledge(id: string): HeldPledge {
    const pledge = this.pledges.get(id);
    if (!pledge) throw new PledgeNotFound();
    return pledge;
  }

  add(pledge: HeldPledge, consent: GivenConsent, actorId: string | null, guest?: Guest): void {
    this.pledges.set(pledge.id, pledge);
    this.made.set(pledge.id, pledge);
    if (guest) this.guests.set(pledge.id, guest);
    this.consents.push({ ...consent, pledgeId: pledge.id });
    this.take(stockMoves([], pledge.rewards));
    this.remember(pledge.id, birth, pledge.state, actorId, 'made');
  }

  /** Replaces what the pledge is, within its state; stock and totals follow. */
  change(next: HeldPledge, consent?: GivenConsent): void {
    const before = this.pledge(next.id);
    if (consent) this.consents.push({ ...consent, pledgeId: next.id });
    this.take(stockMoves(before.rewards, next.rewards));
    if (before.destination !== next.destination) this.addressesToForget.add(next.id);
    if (before.state === 'active') this.totals.pledged += next.amount - before.amount;
    this.put(next);
  }

  /** Moves it on in the state table; what becomes active counts, what ends gives its stock back. */
  move(
    id: string,
    to: PledgeState,
    actorId: string | null,
    reason: string,
    parts: Partial<HeldPledge> = {},
  ): HeldPledge {
    const before = this.pledge(id);
    const next: HeldPledge = {
      ...before,
      ...parts,
      state: transition(pledgeTransitions, before.state, to),
    };
    if (to === 'active') this.count(next, 1);
    if (before.state === 'active') this.count(before, -1);
    if (to === 'expired' || to === 'cancelled') {
      this.take(stockMoves(before.rewards, []));
      this.addressesToForget.add(id);
    }
    this.remember(id, before.state, to, actorId, reason);
    this.put(next);
    return next;
  }

  /** What each reward loses (or gets back, negative), ascending by id: the order of locks. */
  get stockMoves(): { rewardId: string; by: number }[] {
    return [...this.stock]
      .filter(([, by]) => by !== 0)
      .map(([rewardId, by]) => ({ rewardId, by }))
      .sort((a, b) => (a.rewardId < b.rewardId ? -1 : 1));
  }

  /** The consents with whose they are; call it once guests have their row. */
  get writtenConsents(): WrittenConsent[] {
    const { currency, now: at } = this.campaign;
    return this.consents.map((consent) => {
      const { backerId } = this.pledge(consent.pledgeId);
      return { ...consent, backerId, currency, at };
    });
  }

  /** What the totals of the round gain or lose; empty when nothing counted. */
  get roundDeltas(): RoundDelta[] {
    const { campaignId, round } = this.campaign;
    const changed = this.totals.pledged !== 0n || this.totals.pledges !== 0 || this.totals.backers !== 0;
    return changed ? [{ campaignId, round, ...this.totals }] : [];
  }

  /** Names the person behind a guest's pledge. */
  identify(pledgeId: string, backerId: string): void {
    this.put({ ...this.pledge(pledgeId), backerId });
  }

  tell(event: OutboxEvent): void {
    this.events.push(event);
  }

  private put(pledge: HeldPledge): void {
    this.pledges.set(pledge.id, pledge);
    (this.made.has(pledge.id) ? this.made : this.changed).set(pledge.id, pledge);
  }

  private take(moves: ReadonlyMap<string, number>): void {
    for (const [rewardId, by] of moves) this.stock.set(rewardId, (this.stock.get(rewardId) ?? 0) + by);
  }

  private count(pledge: HeldPledge, sign: 1 | -1): void {
    const others = this.activePledgesOf.get(pledge.backerId) ?? 0;
    this.activePledgesOf.set(pledge.backerId, others + sign);
    this.totals.pledged += BigInt(sign) * pledge.amount;
    this.totals.pledges += sign;
    if ((sign === 1 && others === 0) || (sign === -1 && others === 1)) this.totals.backers += sign;
  }

  private remember(entityId: string, from: string, to: string, actorId: string | null, reason: string): void {
    this.history.push({ entity: 'pledge', entityId, from, to, at: this.campaign.now, actorId, reason });
  }
}
