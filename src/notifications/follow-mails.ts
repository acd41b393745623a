import { Injectable } from '@nestjs/common';
import { FollowMailsReport, type FollowerToTell } from './follow-mails.report.js';
import { Links } from './links.js';
import { draft, type Reader, WriteMails } from './write-mails.js';

/** Letters to those who follow a project. */
@Injectable()
export class FollowMails {
  constructor(
    private readonly report: FollowMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  /** Whether the address wants letters. Whoever follows already is not asked again. */
  async asked(news: readonly { readonly followId: string; readonly at: string }[]): Promise<void> {
    const times = new Map(news.map(({ followId, at }) => [followId, at]));
    const followers = await this.report.followers([...times.keys()]);
    await this.writeMails.execute(
      followers
        .filter(({ isConfirmed }) => !isConfirmed)
        .map((follower) =>
          draft({
            kind: 'followAsked',
            reader: readerOf(follower),
            aboutId: follower.followId,
            once: times.get(follower.followId) ?? '',
            facts: () => ({ project: follower.project, link: this.links.confirmFollow(follower.followId) }),
          }),
        ),
    );
  }

  /** One letter per person and campaign, to those who still follow when it is written. */
  async opened(news: readonly { readonly followId: string; readonly campaignId: string }[]): Promise<void> {
    const [followers, campaigns] = await Promise.all([
      this.report.followers(news.map(({ followId }) => followId)),
      this.report.campaigns([...new Set(news.map(({ campaignId }) => campaignId))]),
    ]);
    const byId = new Map(followers.map((follower) => [follower.followId, follower]));
    await this.writeMails.execute(
      news.flatMap(({ followId, campaignId }) => {
        const follower = byId.get(followId);
        const campaign = campaigns.get(campaignId);
        if (!follower || !campaign) return [];
        return [
          draft({
            kind: 'followedOpened',
            reader: readerOf(follower),
            aboutId: campaignId,
            unsubscribeUrl: this.links.unfollowAtOnce(followId),
            facts: (words) => ({
              campaign: follower.project,
              summary: follower.summary,
              target: words.sum(campaign.target, campaign.currency),
              deadline: words.moment(campaign.deadline, campaign.zone),
              campaignPage: this.links.campaign(campaignId),
              unfollow: this.links.unfollow(followId),
            }),
          }),
        ];
      }),
    );
  }
}

const readerOf = ({ userId, email, name, locale }: FollowerToTell): Reader => ({ userId, email, name, locale });
