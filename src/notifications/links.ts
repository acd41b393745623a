import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { SignedLinks } from '../users/index.js';
import { type PageAddress } from './letters/letter.js';
import { type MailTopic } from './topic.rules.js';

/** A pledge, and whether its reader has no account: a guest's links carry the right over it. */
export interface LinkedPledge {
  readonly id: string;
  readonly isGuest: boolean;
}

/**
 * Where mails lead: to pages of `src/web`, in the reader's language. Tokens are computed from APP_SECRET when a mail is
 * written, and stored nowhere else.
 */
@Injectable()
export class Links {
  private readonly home: string;

  constructor(
    private readonly signedLinks: SignedLinks,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.home = settings.PUBLIC_URL.replace(/\/+$/, '');
  }

  verifyEmail(token: string): PageAddress {
    return this.to(`/verify-email?token=${token}`);
  }

  resetPassword(token: string): PageAddress {
    return this.to(`/reset-password?token=${token}`);
  }

  signInLink(token: string): PageAddress {
    return this.to(`/sign-in/link?token=${token}`);
  }

  signIn(): PageAddress {
    return this.to('/sign-in');
  }

  forgotPassword(): PageAddress {
    return this.to('/forgot-password');
  }

  security(): PageAddress {
    return this.to('/my/account/security');
  }

  pledge(pledge: LinkedPledge): PageAddress {
    return this.ofPledge(pledge, '');
  }

  /** Gives the pledge a card, or another one. */
  newCard(pledge: LinkedPledge): PageAddress {
    return this.ofPledge(pledge, '/card');
  }

  /** Where a guest says that they did not make it. */
  denial(pledge: LinkedPledge): PageAddress {
    return this.ofPledge(pledge, '/not-me');
  }

  /** The money of a pledge, for staff. */
  moneyOf(pledgeId: string): PageAddress {
    return this.to(`/staff/find?id=${pledgeId}`);
  }

  /** Answers what its rewards ask. */
  questions(pledge: LinkedPledge): PageAddress {
    return this.ofPledge(pledge, '/questions');
  }

  /** Confirms the payment that waits. */
  confirmPayment(pledge: LinkedPledge): PageAddress {
    return this.ofPledge(pledge, '/payment');
  }

  /** The public page, also to be passed on. */
  campaign(id: string): PageAddress {
    return this.to(`/campaigns/${id}`);
  }

  /** Its deadline, for a calendar. */
  calendar(campaignId: string): PageAddress {
    return this.to(`/campaigns/${campaignId}/deadline.ics`);
  }

  /** For those who run it. */
  ownCampaign(id: string): PageAddress {
    return this.to(`/my/campaigns/${id}`);
  }

  ownSettlement(campaignId: string): PageAddress {
    return this.to(`/my/campaigns/${campaignId}/settlement`);
  }

  ownPayouts(campaignId: string): PageAddress {
    return this.to(`/my/campaigns/${campaignId}/payouts`);
  }

  ownDisputes(campaignId: string): PageAddress {
    return this.to(`/my/campaigns/${campaignId}/disputes`);
  }

  acceptDeputy(projectId: string): PageAddress {
    return this.to(`/projects/${projectId}/deputy`);
  }

  /** Where whoever reads an address confirms that they want to follow. */
  confirmFollow(followId: string): PageAddress {
    return this.to(`/follow?token=${this.signedLinks.sign('follow', followId)}`);
  }

  unfollow(followId: string): PageAddress {
    return this.to(`/unfollow?token=${this.signedLinks.sign('unfollow', followId)}`);
  }

  /** The same for mail programs, which call it themselves; whoever opens it is led to the page. */
  unfollowAtOnce(followId: string): string {
    return `${this.home}/unfollow?token=${this.signedLinks.sign('unfollow', followId)}`;
  }

  /** What a campaign tells; a guest's link opens also what is for backers only. */
  update(campaignId: string, updateId: string, pledge?: LinkedPledge): PageAddress {
    const link = pledge?.isGuest ? `?link=${this.signedLinks.sign('pledge', pledge.id)}` : '';
    return this.to(`/campaigns/${campaignId}/updates/${updateId}${link}`);
  }

  /** Where a backer ends mails about the updates of the campaign of this pledge. */
  quiet(pledgeId: string): PageAddress {
    return this.to(`/quiet?token=${this.signedLinks.sign('quiet', pledgeId)}`);
  }

  /** The same for mail programs, which call it themselves; whoever opens it is led to the page. */
  quietAtOnce(pledgeId: string): string {
    return `${this.home}/quiet?token=${this.signedLinks.sign('quiet', pledgeId)}`;
  }

  /** What people ask and say of a campaign, and the form for more, which a guest's link opens. */
  comments(campaignId: string, pledge: LinkedPledge): PageAddress {
    const link = pledge.isGuest ? `?link=${this.signedLinks.sign('pledge', pledge.id)}` : '';
    return this.to(`/campaigns/${campaignId}/comments${link}`);
  }

  /** A question with its answers; its people answer there. It is deleted by the pledge that it was asked by, if any. */
  comment(campaignId: string, questionId: string, askedBy: string | null = null): PageAddress {
    const link = askedBy === null ? '' : `?link=${this.signedLinks.sign('pledge', askedBy)}`;
    return this.to(`/campaigns/${campaignId}/comments/${questionId}${link}`);
  }

  /** What became of a report, for whoever made it. */
  report(reportId: string): PageAddress {
    return this.to(`/reports/${reportId}?token=${this.signedLinks.sign('report', reportId)}`);
  }

  /** What moderators decided about something, for whoever wrote it. */
  decision(decisionId: string): PageAddress {
    return this.to(`/moderation/${decisionId}?token=${this.signedLinks.sign('decision', decisionId)}`);
  }

  reviews(): PageAddress {
    return this.to('/staff/reviews');
  }

  payouts(): PageAddress {
    return this.to('/staff/payouts');
  }

  refunds(): PageAddress {
    return this.to('/staff/refunds');
  }

  disputes(): PageAddress {
    return this.to('/staff/disputes');
  }

  tranches(): PageAddress {
    return this.to('/staff/tranches');
  }

  retentions(): PageAddress {
    return this.to('/staff/retentions');
  }

  checks(): PageAddress {
    return this.to('/staff/checks');
  }

  reconciliation(): PageAddress {
    return this.to('/staff/reconciliation');
  }

  /** The page that switches letters of this topic off, by a button. */
  unsubscribe(userId: string, topic: MailTopic): PageAddress {
    return this.to(`/unsubscribe?${this.wayOutOf(userId, topic)}`);
  }

  /** Where mail programs do the same without a page (RFC 8058). */
  oneClickUnsubscribe(userId: string, topic: MailTopic): string {
    return `${this.home}/unsubscribe?${this.wayOutOf(userId, topic)}`;
  }

  private wayOutOf(userId: string, topic: MailTopic): string {
    return `topic=${topic}&token=${this.signedLinks.sign('unsubscribe', userId)}`;
  }

  private ofPledge({ id, isGuest }: LinkedPledge, page: string): PageAddress {
    return this.to(`/pledges/${id}${page}${isGuest ? `?link=${this.signedLinks.sign('pledge', id)}` : ''}`);
  }

  private to(path: string): PageAddress {
    return (locale) => `${this.home}/${locale}${path}`;
  }
}
