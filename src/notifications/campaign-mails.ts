import { Inject, Injectable } from '@nestjs/common';
import { type CampaignState } from '../campaigns/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { CampaignMailsReport, type CampaignToTell, type Readers } from './campaign-mails.report.js';
import { letterOfStep } from './campaign-step.rules.js';
import { type FactsOf } from './letters/catalogues.js';
import { type CampaignLetters, type ReviewDecision } from './letters/campaign.js';
import { type Words } from './letters/words.js';
import { Links } from './links.js';
import { type Draft, draft, WriteMails } from './write-mails.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Letters to those who run a campaign, and to moderators. */
@Injectable()
export class CampaignMails {
  constructor(
    private readonly report: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async submitted({ campaignId }: { campaignId: string }): Promise<void> {
    await this.tell(campaignId, 'moderator', (found) =>
      draft({
        kind: 'campaignSubmitted',
        ...to(found, found.submittedAt?.toISOString()),
        facts: () => ({ campaign: found.campaign, page: this.links.reviews() }),
      }),
    );
  }

  async reviewed(review: { campaignId: string; reviewId: string; decision: ReviewDecision }): Promise<void> {
    const { campaignId, reviewId, decision } = review;
    const comment = await this.report.comment(reviewId);
    await this.tell(campaignId, 'parties', (found) =>
      draft({
        kind: 'campaignReviewed',
        ...to(found, reviewId),
        facts: () => ({ ...this.about(found), decision, comment }),
      }),
    );
  }

  async scheduled({ campaignId, opensAt }: { campaignId: string; opensAt: string }): Promise<void> {
    await this.tell(campaignId, 'parties', (found) =>
      draft({
        kind: 'campaignScheduled',
        ...to(found, opensAt),
        facts: (words) => ({
          ...this.about(found),
          opens: words.moment(opensAt, found.zone),
          deadline: words.moment(found.deadline, found.zone),
        }),
      }),
    );
  }

  async opened({ campaignId }: { campaignId: string }): Promise<void> {
    await this.tell(campaignId, 'parties', (found) =>
      draft({
        kind: 'campaignOpened',
        ...to(found),
        facts: (words) => ({
          ...this.about(found),
          deadline: words.moment(found.deadline, found.zone),
          target: words.sum(found.target, found.currency),
        }),
      }),
    );
  }

  async moved({ campaignId, from, to: state }: { campaignId: string; from: CampaignState; to: CampaignState }) {
    const kind = letterOfStep(from, state);
    if (!kind) return;
    const step = await this.report.step(campaignId, from, state);
    await this.tell(campaignId, 'parties', (found) =>
      draft({ kind, ...to(found, step), facts: (words) => this.figures(found, words) }),
    );
  }

  async deputyInvited({ projectId }: { projectId: string }): Promise<void> {
    const found = await this.report.invitation(projectId);
    if (!found) return;
    const { userId, email, name, locale, project, owner, invitation } = found;
    const facts = { project, owner, page: this.links.acceptDeputy(projectId) };
    await this.writeMails.execute([
      draft({
        kind: 'deputyInvited',
        reader: { userId, email, name: name ?? email.split('@')[0] ?? email, locale },
        aboutId: projectId,
        once: invitation ?? email,
        facts: () => facts,
      }),
    ]);
  }

  private async tell(campaignId: string, readers: Readers, write: (found: CampaignToTell) => Draft): Promise<void> {
    const found = await this.report.campaign(campaignId, readers);
    await this.writeMails.execute(found.map(write));
  }

  private about({ campaign, campaignId }: CampaignToTell): FactsOf<'campaignSuspended'> {
    return { campaign, page: this.links.ownCampaign(campaignId) };
  }

  /** All that any letter about a step may want to know. */
  private figures(found: CampaignToTell, words: Words): StepFacts {
    const sum = (amount: string): string => words.sum(amount, found.currency);
    const payoutFrom = new Date(found.deadline.getTime() + this.settings.PAYOUT_DELAY_DAYS * dayMs);
    return {
      ...this.about(found),
      pledged: sum(found.pledged),
      target: sum(found.target),
      collected: sum(found.collected),
      dropped: sum(found.dropped),
      deadline: words.moment(found.deadline, found.zone),
      until: words.moment(found.collectingEndsAt ?? found.deadline, found.zone),
      payoutFrom: words.day(payoutFrom, found.zone),
      because: found.refundReason ?? 'shortfall',
      givenBack: found.isPaidOut ? 'unpaid' : 'everything',
    };
  }
}

type StepFacts = FactsOf<'campaignReached'> &
  FactsOf<'campaignSecondRound'> &
  FactsOf<'campaignMissed'> &
  FactsOf<'campaignSuccessful'> &
  Parameters<CampaignLetters['campaignRefunding']>[0];

const to = ({ userId, email, name, locale, campaignId }: CampaignToTell, once?: string) => ({
  reader: { userId, email, name, locale },
  aboutId: campaignId,
  ...(once && { once }),
});
