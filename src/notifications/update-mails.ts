import { Injectable } from '@nestjs/common';
import { excerptOf } from '../community/index.js';
import { FollowMailsReport, type UpdateToTell } from './follow-mails.report.js';
import { Links } from './links.js';
import { type PageAddress } from './letters/letter.js';
import { readerOf } from './pledge-mails.js';
import { PledgeMailsReport } from './pledge-mails.report.js';
import { draft, type Draft, type Reader, WriteMails } from './write-mails.js';

interface Told {
  readonly reader: Reader;
  readonly campaign: string;
  readonly page: PageAddress;
  readonly unfollow: PageAddress | null;
  readonly quiet: PageAddress | null;
}

/** Letters about updates: one per person and update, whether they follow, back, or both. */
@Injectable()
export class UpdateMails {
  constructor(
    private readonly report: FollowMailsReport,
    private readonly pledges: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async toFollowers(news: readonly { readonly updateId: string; readonly followId: string }[]): Promise<void> {
    const [updates, followers] = await Promise.all([
      this.updatesOf(news),
      this.report.followers(news.map(({ followId }) => followId)),
    ]);
    const byId = new Map(followers.map((follower) => [follower.followId, follower]));
    const drafts = news.flatMap(({ updateId, followId }) => {
      const update = updates.get(updateId);
      const follower = byId.get(followId);
      if (!update || !follower) return [];
      const { userId, email, name, locale, project } = follower;
      const letter = letterOf(update, {
        reader: { userId, email, name, locale },
        campaign: project,
        page: this.links.update(update.campaignId, updateId),
        unfollow: this.links.unfollow(followId),
        quiet: null,
      });
      return [{ ...letter, topic: null, unsubscribeUrl: this.links.unfollowAtOnce(followId) }];
    });
    await this.writeMails.execute(drafts);
  }

  async toBackers(news: readonly { readonly updateId: string; readonly pledgeId: string }[]): Promise<void> {
    const ids = news.map(({ pledgeId }) => pledgeId);
    const [updates, pledges, quiet] = await Promise.all([
      this.updatesOf(news),
      this.pledges.pledges(ids),
      this.report.quiet(ids),
    ]);
    const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
    const drafts = news.flatMap(({ updateId, pledgeId }) => {
      const update = updates.get(updateId);
      const pledge = byId.get(pledgeId);
      if (!update || !pledge || quiet.has(pledgeId)) return [];
      const page = this.links.update(update.campaignId, updateId, pledge);
      const told = { reader: readerOf(pledge), campaign: pledge.campaign, page, unfollow: null };
      // Members have the topic in their account; a guest can also end it campaign by campaign.
      if (!pledge.isGuest) return [letterOf(update, { ...told, quiet: null })];
      const letter = letterOf(update, { ...told, quiet: this.links.quiet(pledgeId) });
      return [{ ...letter, unsubscribeUrl: this.links.quietAtOnce(pledgeId) }];
    });
    await this.writeMails.execute(drafts);
  }

  private updatesOf(news: readonly { readonly updateId: string }[]): Promise<ReadonlyMap<string, UpdateToTell>> {
    return this.report.updates([...new Set(news.map(({ updateId }) => updateId))]);
  }
}

/** In the reader's language, or in the one that it was first written in. */
function letterOf({ id, author, texts, defaultLocale }: UpdateToTell, told: Told): Draft {
  const { reader, ...about } = told;
  const text = texts[reader.locale] ?? texts[defaultLocale];
  return draft({
    kind: 'updatePublished',
    reader,
    aboutId: id,
    facts: () => ({ ...about, author, title: text?.title ?? '', excerpt: excerptOf(text?.body ?? '') }),
  });
}
