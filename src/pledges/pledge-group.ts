import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock } from '../campaigns/index.js';
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
  readonly campaignId: string;
  readonly caller: Caller;
  /** The pledge it is about, if there is one already: it is read and locked before anybody decides. */
  readonly pledgeId?: string;
  /** Guards first, then changes to the draft; touches nothing else. Answers the pledge as it is then. */
  decide(draft: GroupDraft): HeldPledge;
}

/** `busy`: nothing was decided, since somebody else holds the campaign; it has to be asked for by itself. */
export type Outcome = { readonly pledge: HeldPledge } | { readonly refused: Problem } | { readonly busy: true };

type Drafts = ReadonlyMap<string, GroupDraft>;

/** One transaction for many pledges: lock, read, decide each in order of arrival, write together. */
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
   * The outcome of each member, in their order. Members of one campaign wait for it; of several, those whose campaign
   * is held by somebody else are told `busy`, so that nobody waits for a campaign that is not theirs.
   *
   * @throws CampaignNotFound for one campaign, and any failure of a statement: then nothing was written for anybody.
   */
  async execute(members: readonly GroupMember[]): Promise<Outcome[]> {
    return this.database.inTransaction(async (tx) => {
      // Keys come before every other lock.
      const uses = members.map(({ caller }) => this.idempotency.useOf(caller));
      const keyed = await withKeys(members, uses, (distinct) => this.idempotency.lock(tx, distinct));
      const drafts = await this.open(tx, members);
      const outcomes: Outcome[] = [];
      for (const member of keyed) outcomes.push(answerRepeated(member, outcomes) ?? decide(member.member, drafts));
      const guests = await this.takeInGuests(tx, drafts);
      await this.write(tx, [...drafts.values()]);
      const answered = outcomes.map((outcome) => withBacker(outcome, guests));
      await this.saveAnswers(tx, keyed, answered);
      return answered;
    });
  }

  private async open(tx: Tx, members: readonly GroupMember[]): Promise<Drafts> {
    const locked = await this.lock(tx, [...new Set(members.map(({ campaignId }) => campaignId))]);
    const rounds = locked.map(({ campaign, round }) => ({ campaignId: campaign.id, round: round.number }));
    const campaignIds = rounds.map(({ campaignId }) => campaignId);
    const asked = new Set(members.flatMap(({ pledgeId }) => pledgeId ?? []));
    const pledges = await this.repository.lock(tx, campaignIds, [...asked]);
    const backers = new Set(pledges.map(({ backerId }) => backerId));
    const active = await this.repository.countActive(tx, rounds, [...backers]);
    const draftOf = (campaign: CampaignUnderLock): GroupDraft => {
      const its = <T extends { campaignId: string }>(all: readonly T[]) =>
        all.filter(({ campaignId }) => campaignId === campaign.campaign.id);
      const held = new Map(its(pledges).map((pledge) => [pledge.id, pledge]));
      const counts = new Map(its(active).map(({ backerId, count }) => [backerId, count]));
      return new GroupDraft(inGroup(campaign), shelfOf(campaign), held, counts);
    };
    return new Map(locked.map((campaign) => [campaign.campaign.id, draftOf(campaign)]));
  }

  private async lock(tx: Tx, campaignIds: readonly string[]): Promise<CampaignUnderLock[]> {
    const [only, ...others] = campaignIds;
    if (only !== undefined && others.length === 0) return [await this.campaigns.lock(tx, only, 'group')];
    return this.campaigns.lockFree(tx, campaignIds);
  }

  /** Guests get their row only once their pledge is taken, so that a refused one leaves nothing behind. */
  private async takeInGuests(tx: Tx, drafts: Drafts): Promise<ReadonlyMap<string, string>> {
    const all = [...drafts.values()].flatMap((draft) => [...draft.guests].map((guest) => ({ draft, guest })));
    const people = await this.users.findOrCreateGuests(tx, all.map(({ guest: [, guest] }) => guest)); // prettier-ignore
    const backers = new Map<string, string>();
    for (const {
      draft,
      guest: [pledgeId, guest],
    } of all) {
      const backerId = people.get(guest.email.toLowerCase())?.id ?? '';
      backers.set(pledgeId, backerId);
      draft.identify(pledgeId, backerId);
    }
    return backers;
  }

  /** Pledges before rewards before totals: the one order of locks. */
  private async write(tx: Tx, drafts: readonly GroupDraft[]): Promise<void> {
    await this.repository.insert(tx, drafts.flatMap(({ made }) => [...made.values()])); // prettier-ignore
    await this.repository.update(tx, drafts.flatMap(({ changed }) => [...changed.values()])); // prettier-ignore
    await this.repository.forgetAddresses(tx, drafts.flatMap(({ addressesToForget }) => [...addressesToForget])); // prettier-ignore
    await this.repository.writeAddresses(tx, drafts.flatMap(({ addresses }) => [...addresses].map(([pledgeId, address]) => ({ pledgeId, ...address })))); // prettier-ignore
    await this.repository.insertConsents(tx, drafts.flatMap(({ writtenConsents }) => writtenConsents)); // prettier-ignore
    await history.record(tx, drafts.flatMap((draft) => draft.history)); // prettier-ignore
    await this.campaigns.moveStock(tx, drafts.flatMap(({ stockMoves }) => stockMoves)); // prettier-ignore
    await this.campaigns.applyTotalsOfMany(tx, drafts.flatMap(({ roundDeltas }) => roundDeltas)); // prettier-ignore
    await this.outbox.emit(tx, drafts.flatMap(({ events }) => events)); // prettier-ignore
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

function decide(member: GroupMember, drafts: Drafts): Outcome {
  const draft = drafts.get(member.campaignId);
  if (!draft) return { busy: true };
  try {
    return { pledge: member.decide(draft) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error };
    throw error;
  }
}

function withBacker(outcome: Outcome, guests: ReadonlyMap<string, string>): Outcome {
  if (!('pledge' in outcome)) return outcome;
  const backerId = guests.get(outcome.pledge.id);
  return backerId ? { pledge: { ...outcome.pledge, backerId } } : outcome;
}
