import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Counters } from '../platform/counters/index.js';
import { TooManyRequests } from '../platform/http/index.js';

const hour = 60 * 60_000;

/** How often something may be done, per person, address or network, in a window of real time. */
export const communityLimits = {
  followByMember: { limit: 100, windowMs: hour },
  followByNetwork: { limit: 30, windowMs: hour },
  followMailByAddress: { limit: 5, windowMs: 24 * hour },
  draftByMember: { limit: 60, windowMs: hour },
  publishByCampaign: { limit: 5, windowMs: 24 * hour },
  messageByCampaign: { limit: 3, windowMs: 24 * hour },
  commentByPerson: { limit: 10, windowMs: hour },
  answerByMember: { limit: 60, windowMs: hour },
  reportByNetwork: { limit: 30, windowMs: hour },
  reportByAddress: { limit: 10, windowMs: 24 * hour },
} as const;

export type CommunityDeed = keyof typeof communityLimits;

/** Counts deeds atomically over all processes. Subjects are hashed: the counters hold no addresses. */
@Injectable()
export class CommunityLimits {
  constructor(private readonly counters: Counters) {}

  /** Counts one more. @throws TooManyRequests (429, Retry-After) beyond the limit. */
  async count(deed: CommunityDeed, subject: string): Promise<void> {
    const { allowed, retryAfterMs } = await this.hit(deed, subject);
    if (!allowed) throw new TooManyRequests({ retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
  }

  /** As `count`, where going beyond the limit must not be told. */
  async isAllowed(deed: CommunityDeed, subject: string): Promise<boolean> {
    return (await this.hit(deed, subject)).allowed;
  }

  private hit(deed: CommunityDeed, subject: string) {
    const { limit, windowMs } = communityLimits[deed];
    const hashed = createHash('sha256').update(subject).digest('base64url');
    return this.counters.hit(`community:${deed}:${hashed}`, limit, windowMs);
  }
}
