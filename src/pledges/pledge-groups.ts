import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { asProblem, Problem } from '../platform/http/index.js';
import { type GroupMember, PledgeGroup } from './pledge-group.js';
import { type HeldPledge } from './held-pledge.js';

/** Members of one group at most: beyond it the transaction gets longer without getting cheaper. */
const largestGroup = 200;

interface Waiting {
  readonly member: GroupMember;
  readonly resolve: (pledge: HeldPledge) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The one door to a campaign's open pledges. A thousand people pledging to one campaign would queue on its row one
 * transaction each; here what arrives while a campaign's previous group commits goes into its next one together.
 * One refusal never touches its neighbours, and if the statement itself fails the members run one by one.
 */
@Injectable()
export class PledgeGroups implements OnModuleDestroy {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly group: PledgeGroup) {}

  /** Resolves when the group of this member has committed. @throws what the member's decision throws */
  submit(campaignId: string, member: GroupMember): Promise<HeldPledge> {
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(campaignId) ?? [];
      queue.push({ member, resolve, reject });
      this.waiting.set(campaignId, queue);
      if (!this.running.has(campaignId)) this.running.set(campaignId, this.drain(campaignId));
    });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private async drain(campaignId: string): Promise<void> {
    // One turn of the event loop lets the requests that were read together from the sockets form the first group.
    await new Promise(setImmediate);
    for (let queue = this.waiting.get(campaignId); queue && queue.length > 0;) {
      await this.run(campaignId, queue.splice(0, largestGroup));
    }
    this.waiting.delete(campaignId);
    this.running.delete(campaignId);
  }

  private async run(campaignId: string, members: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.group.execute(
        campaignId,
        members.map(({ member }) => member),
      );
      members.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome && 'pledge' in outcome) resolve(outcome.pledge);
        else reject(outcome?.refused);
      });
    } catch (error) {
      // A database that is down or busy would make each of them wait again: they are all told to come back.
      const concernsAll = error instanceof Problem || asProblem(error).kind === 'unavailable';
      if (members.length === 1 || concernsAll) members.forEach(({ reject }) => reject(error));
      else for (const member of members) await this.run(campaignId, [member]);
    }
  }
}
