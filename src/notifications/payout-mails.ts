import { Injectable } from '@nestjs/common';
import { CampaignMailsReport, type Readers } from './campaign-mails.report.js';
import { type FactsOf } from './letters/catalogues.js';
import { type PayoutLetters } from './letters/payout.js';
import { Links } from './links.js';
import { type Draft, draft, WriteMails } from './write-mails.js';

type About = { readonly payoutId: string };
type PlainKind = Exclude<keyof PayoutLetters, 'payoutStopped'>;

/** Letters about money on its way to those who run a campaign, and about refunds that need somebody. */
@Injectable()
export class PayoutMails {
  constructor(
    private readonly report: CampaignMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  prepared({ payoutId }: About): Promise<void> {
    return this.tell(payoutId, 'payoutPrepared', 'finance');
  }

  approved({ payoutId }: About): Promise<void> {
    return this.tell(payoutId, 'payoutApproved', 'parties');
  }

  sent({ payoutId }: About): Promise<void> {
    return this.tell(payoutId, 'payoutSent', 'parties');
  }

  async failed({ payoutId }: About): Promise<void> {
    await this.tell(payoutId, 'payoutFailed', 'parties');
    await this.tell(payoutId, 'payoutFailed', 'finance');
  }

  async stopped({ payoutId }: About, because: 'rejected' | 'void'): Promise<void> {
    const payout = await this.report.payout(payoutId);
    if (!payout) return;
    const page = this.links.payouts();
    await this.write(payout.campaignId, { userId: payout.preparedBy }, (to, about) =>
      draft({
        kind: 'payoutStopped',
        ...to,
        aboutId: payoutId,
        facts: (words) => ({ ...about, page, sum: words.sum(payout.amount, payout.currency), because }),
      }),
    );
  }

  async refundFailed({ refundId, campaignId }: { refundId: string; campaignId: string }): Promise<void> {
    const refund = await this.report.refund(refundId);
    if (!refund) return;
    const page = this.links.refunds();
    await this.write(campaignId, 'finance', (to, about) =>
      draft({
        kind: 'refundFailed',
        ...to,
        aboutId: refundId,
        facts: (words) => ({ ...about, page, sum: words.sum(refund.amount, refund.currency) }),
      }),
    );
  }

  /** Whoever prepared a payout is not asked to approve it. */
  private async tell(payoutId: string, kind: PlainKind, readers: 'parties' | 'finance'): Promise<void> {
    const payout = await this.report.payout(payoutId);
    if (!payout) return;
    const { amount, currency, preparedBy } = payout;
    const page = readers === 'parties' ? this.links.ownPayouts(payout.campaignId) : this.links.payouts();
    const leftOut = kind === 'payoutPrepared' ? preparedBy : undefined;
    await this.write(
      payout.campaignId,
      readers,
      (to, about) =>
        draft({
          kind,
          ...to,
          aboutId: payoutId,
          facts: (words) => ({ ...about, page, sum: words.sum(amount, currency) }),
        }),
      leftOut,
    );
  }

  private async write(
    campaignId: string,
    readers: Readers,
    make: (to: Pick<Draft, 'reader'>, about: Pick<FactsOf<PlainKind>, 'campaign'>) => Draft,
    leftOut?: string,
  ): Promise<void> {
    const found = (await this.report.campaign(campaignId, readers)).filter(({ userId }) => userId !== leftOut);
    await this.writeMails.execute(
      found.map(({ userId, email, name, locale, campaign }) =>
        make({ reader: { userId, email, name, locale } }, { campaign }),
      ),
    );
  }
}
