import { Inject, Injectable } from '@nestjs/common';
import { publicReasonOf } from '../payments/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type AboutCharge } from './letters/charge.js';
import { type Words } from './letters/words.js';
import { Links } from './links.js';
import { aboutPledge, cardOf, readerOf } from './pledge-mails.js';
import { type ChargeToTell, PledgeMailsReport } from './pledge-mails.report.js';
import { type Draft, draft, WriteMails } from './write-mails.js';

type About = { readonly itemId: string };

/** What settlement says when a charge did not go through. It does so at most once in two days for each pledge, unless a consent is over. */
export interface NotCollected extends About {
  readonly wanted: 'confirmation' | 'new_card' | 'new_consent' | 'nothing';
  /** ISO. */
  readonly nextAttemptAt: string | null;
}

/** Letters to backers whose cards are charged, or were. */
@Injectable()
export class ChargeMails {
  constructor(
    private readonly report: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  succeeded(news: readonly About[]): Promise<void> {
    const descriptor = this.settings.STATEMENT_DESCRIPTOR;
    return this.tell(news, (charge) =>
      draft({
        kind: 'chargeSucceeded',
        ...this.to(charge),
        facts: (words) => ({ ...this.about(charge, words), descriptor }),
      }),
    );
  }

  notCollected(news: readonly NotCollected[]): Promise<void> {
    const wishes = new Map(news.map((wish) => [wish.itemId, wish]));
    return this.tell(news, (charge) => {
      const { wanted, nextAttemptAt } = wishes.get(charge.itemId) ?? { wanted: 'new_card', nextAttemptAt: null };
      if (charge.toldLately && wanted !== 'new_consent') return undefined;
      // A letter is one of a kind and moment: the moment is when settlement decided to tell.
      const to = { ...this.to(charge), once: charge.remindedAt?.toISOString() ?? '' };
      const newCard = this.links.newCard(charge);
      const reason = publicReasonOf(charge.code, charge.declineCode);
      if (wanted === 'new_consent') {
        return draft({
          kind: 'chargeNeedsConsent',
          ...to,
          facts: (words) => ({ ...this.about(charge, words), newCard }),
        });
      }
      if (wanted === 'confirmation') {
        const confirm = this.links.confirmPayment(charge);
        return draft({
          kind: 'chargeNeedsConfirmation',
          ...to,
          facts: (words) => ({ ...this.about(charge, words), confirm }),
        });
      }
      if (wanted === 'new_card' || nextAttemptAt === null) {
        return draft({
          kind: 'chargeNeedsCard',
          ...to,
          facts: (words) => ({ ...this.about(charge, words), reason, newCard }),
        });
      }
      return draft({
        kind: 'chargeDeclined',
        ...to,
        facts: (words) => ({
          ...this.about(charge, words),
          reason,
          newCard,
          nextAttempt: words.moment(nextAttemptAt, charge.zone),
        }),
      });
    });
  }

  dropped(news: readonly About[]): Promise<void> {
    return this.tell(news, (charge) =>
      draft({ kind: 'pledgeDropped', ...this.to(charge), facts: (words) => this.about(charge, words) }),
    );
  }

  async refunded(news: readonly { readonly refundId: string }[]): Promise<void> {
    const refunds = await this.report.refunds(news.map(({ refundId }) => refundId));
    await this.writeMails.execute(
      refunds.map((refund) =>
        draft({
          kind: 'refundSent',
          reader: readerOf(refund),
          aboutId: refund.id,
          once: refund.refundId,
          facts: (words) => ({
            ...aboutPledge(refund, words, this.links),
            sum: words.sum(refund.refunded, refund.currency),
            cause: refund.cause,
          }),
        }),
      ),
    );
  }

  private async tell(news: readonly About[], write: (charge: ChargeToTell) => Draft | undefined): Promise<void> {
    const charges = await this.report.charges(news.map(({ itemId }) => itemId));
    await this.writeMails.execute(charges.map(write).filter((letter) => letter !== undefined));
  }

  private to(charge: ChargeToTell) {
    return { reader: readerOf(charge), aboutId: charge.id };
  }

  private about(charge: ChargeToTell, words: Words): AboutCharge {
    return {
      ...aboutPledge(charge, words, this.links),
      card: cardOf(charge),
      until: words.moment(charge.collectingEndsAt ?? charge.deadline, charge.zone),
    };
  }
}
