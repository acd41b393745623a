import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { asProblem, Problem } from '../platform/http/index.js';
import { type GroupMember, PledgeGroup } from './pledge-group.js';
import { type HeldPledge } from './held-pledge.js';

/** Members of one group at most: beyond it the transaction gets longer without getting cheaper. */
const largestGroup = 200;

/** Groups under way at once: one is written while the next is decided. More of them would only be smaller. */
const groupsAtOnce = 2;

interface Waiting {
  readonly member: GroupMember;
  readonly resolve: (pledge: HeldPledge) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The one door to the pledges of open campaigns. A transaction for each of a thousand people would cost a thousand
 * commits, and to one campaign they would queue on its row; here what arrives while a group commits goes into the next
 * one together. A campaign is in one group at a time, so its pledges are decided in order of arrival. One refusal never
 * touches its neighbours, a campaign that somebody else holds leaves the group, and if a statement fails the campaigns
 * run one by one, then their members.
 */
@Injectable()
export class PledgeGroups implements OnModuleDestroy {
  private waiting: Waiting[] = [];
  /** Campaigns in a group that is under way. */
  private readonly taken = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private groups = 0;
  private woken = false;

  constructor(private readonly group: PledgeGroup) {}

  /** Resolves when the group of this member has committed. @throws what the member's decision throws */
  submit(member: GroupMember): Promise<HeldPledge> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ member, resolve, reject });
      this.wake();
    });
  }

  async onModuleDestroy(): Promise<void> {
    while (this.waiting.length > 0 || this.underWay.size > 0) {
      await Promise.all(this.underWay);
      await new Promise(setImmediate);
    }
  }

  /** One turn of the event loop lets the requests that were read together from the sockets form one group. */
  private wake(): void {
    if (this.woken) return;
    this.woken = true;
    setImmediate(() => {
      this.woken = false;
      while (this.groups < groupsAtOnce) {
        const members = this.next();
        if (members.length === 0) return;
        this.groups += 1;
        this.follow(this.depart(members));
      }
    });
  }

  /** The longest waiting, with everybody whose campaign is not under way. */
  private next(): Waiting[] {
    const members: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.waiting) {
      const goes = members.length < largestGroup && !this.taken.has(one.member.campaignId);
      (goes ? members : left).push(one);
    }
    this.waiting = left;
    for (const { member } of members) this.taken.add(member.campaignId);
    return members;
  }

  private async depart(members: readonly Waiting[]): Promise<void> {
    const busy = await this.run(members);
    this.groups -= 1;
    const stillTaken = new Set(busy.map(({ member }) => member.campaignId));
    for (const { member } of members) if (!stillTaken.has(member.campaignId)) this.taken.delete(member.campaignId);
    for (const part of byCampaign(busy)) this.follow(this.waitFor(part));
    this.wake();
  }

  /** Members of one campaign that somebody else holds: they wait for it, and nobody waits with them. */
  private async waitFor(members: readonly Waiting[]): Promise<void> {
    await this.run(members);
    for (const { member } of members) this.taken.delete(member.campaignId);
    this.wake();
  }

  /** Tells all members how it went, except those that it answers: their campaign is busy. Never throws. */
  private async run(members: readonly Waiting[]): Promise<Waiting[]> {
    try {
      const outcomes = await this.group.execute(members.map(({ member }) => member));
      return members.filter((one, index) => {
        const outcome = outcomes[index];
        if (outcome && 'pledge' in outcome) one.resolve(outcome.pledge);
        else if (outcome && 'refused' in outcome) one.reject(outcome.refused);
        return outcome !== undefined && 'busy' in outcome;
      });
    } catch (error) {
      const parts = concernsAll(error) ? [] : split(members);
      if (parts.length === 0) members.forEach(({ reject }) => reject(error));
      const busy: Waiting[] = [];
      for (const part of parts) busy.push(...(await this.run(part)));
      return busy;
    }
  }

  private follow(work: Promise<void>): void {
    const followed = work.finally(() => this.underWay.delete(followed));
    this.underWay.add(followed);
  }
}

/** A database that is down or busy would make each of them wait again: they are all told to come back. */
const concernsAll = (error: unknown): boolean => error instanceof Problem || asProblem(error).kind === 'unavailable';

/** Campaign by campaign, or else one by one; nothing when there is nobody to separate. */
function split(members: readonly Waiting[]): Waiting[][] {
  const campaigns = byCampaign(members);
  if (campaigns.length > 1) return campaigns;
  return members.length > 1 ? members.map((one) => [one]) : [];
}

function byCampaign(members: readonly Waiting[]): Waiting[][] {
  const campaigns = new Map<string, Waiting[]>();
  for (const one of members) {
    const its = campaigns.get(one.member.campaignId);
    if (its) its.push(one);
    else campaigns.set(one.member.campaignId, [one]);
  }
  return [...campaigns.values()];
}
