import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency, Problem } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { Users } from '../users/index.js';
import { answerRepeated, type KeyedMember, withKeys } from './group-answers.js';
import { GroupDraft } from './group-draft.js';
import { type HeldPledge } from './held-pledge.js';
import { PledgesRepository } from './pledges.repository.js';
import { inGroup, shelfOf } from './situation.js';

/** One request in a group. */
export interface GroupMember {
  readonly caller: Caller;
  /** The pledge it is about, if there is one already: it is read and locked before anybody decides. */
  readonly pledgeId?: string;
  /** Guards first, then changes to the draft; touches nothing else. Answers the pledge as it is then. */
  decide(draft: GroupDraft): HeldPledge;
}

export type Outcome = { readonly pledge: HeldPledge } | { readonly refused: Problem };

/** One transaction for many pledges of one campaign: lock, read, decide each in order of arrival, write together. */
@Injectable()
export class PledgeGroup {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly repository: PledgesRepository,
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * The outcome of each member, in their order.
   *
   * @throws CampaignNotFound, and any failure of a statement: then nothing was written for anybody.
   */
  async execute(campaignId: string, members: readonly GroupMember[]): Promise<Outcome[]> {
    return this.database.inTransaction(async (tx) => {
      // Keys come before every other lock.
      const uses = members.map(({ caller }) => this.idempotency.useOf(caller));
      const keyed = await withKeys(members, uses, (distinct) => this.idempotency.lock(tx, distinct));
      const draft = await this.open(tx, campaignId, members);
      const outcomes: Outcome[] = [];
      for (const member of keyed) outcomes.push(answerRepeated(member, outcomes) ?? decide(member.member, draft));
      const guests = await this.takeInGuests(tx, draft);
      await this.write(tx, draft);
      const answered = outcomes.map((outcome) => withBacker(outcome, guests));
      await this.saveAnswers(tx, keyed, answered);
      return answered;
    });
  }

  private async open(tx: Tx, campaignId: string, members: readonly GroupMember[]): Promise<GroupDraft> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    const ids = members.flatMap(({ pledgeId }) => pledgeId ?? []);
    const pledges = await this.repository.lock(tx, campaignId, [...new Set(ids)]);
    const backers = [...new Set([...pledges.values()].map(({ backerId }) => backerId))];
    const active = await this.repository.countActive(tx, campaignId, locked.round.number, backers);
    return new GroupDraft(inGroup(locked), shelfOf(locked), pledges, active);
  }

  /** Guests get their row only once their pledge is taken, so that a refused one leaves nothing behind. */
  private async takeInGuests(tx: Tx, draft: GroupDraft): Promise<ReadonlyMap<string, string>> {
    const people = await this.users.findOrCreateGuests(tx, [...draft.guests.values()]);
    const backers = new Map<string, string>();
    for (const [pledgeId, guest] of draft.guests) {
      const backerId = people.get(guest.email.toLowerCase())?.id ?? '';
      backers.set(pledgeId, backerId);
      draft.made.set(pledgeId, { ...draft.pledge(pledgeId), backerId });
    }
    return backers;
  }

  /** Pledges before rewards before totals: the one order of locks. */
  private async write(tx: Tx, draft: GroupDraft): Promise<void> {
    const { campaignId, round, currency, now } = draft.situation;
    await this.repository.insert(tx, [...draft.made.values()]);
    await this.repository.update(tx, [...draft.changed.values()]);
    const backerOf = (id: string) => (draft.made.get(id) ?? draft.pledge(id)).backerId;
    await this.repository.insertConsents(tx, draft.consents, { backerOf, currency, at: now });
    await history.record(tx, draft.history);
    await this.campaigns.moveStock(tx, draft.stockMoves);
    if (draft.countsChanged) await this.campaigns.applyTotals(tx, campaignId, round, draft.totals);
    await this.outbox.emit(tx, draft.events);
  }

  private async saveAnswers(tx: Tx, keyed: readonly KeyedMember[], outcomes: readonly Outcome[]): Promise<void> {
    const fresh = keyed.flatMap(({ use, state, sameAs }, index) => {
      const outcome = outcomes[index];
      const isFirst = use && state?.is === 'new' && sameAs === undefined;
      return isFirst && outcome && 'pledge' in outcome ? [{ ...use, answer: outcome.pledge }] : [];
    });
    await this.idempotency.save(tx, fresh);
  }
}

function decide(member: GroupMember, draft: GroupDraft): Outcome {
  try {
    return { pledge: member.decide(draft) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error };
    throw error;
  }
}

function withBacker(outcome: Outcome, guests: ReadonlyMap<string, string>): Outcome {
  if ('refused' in outcome) return outcome;
  const backerId = guests.get(outcome.pledge.id);
  return backerId ? { pledge: { ...outcome.pledge, backerId } } : outcome;
}
