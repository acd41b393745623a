import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  consentLapsed,
  paymentCancelled,
  paymentDeclined,
  paymentNeedsAuthentication,
  type PaymentNews,
  paymentProcessing,
  paymentSucceeded,
} from '../payments/index.js';
import { Consumers, each, type EventType } from '../platform/outbox/index.js';
import { ApplySavedCards, AskPendingPledges, ForgetCards, pledgeCardReplaced } from '../pledges/index.js';
import { RecordResults } from './record-results.js';
import { leavesWaiting, type Result } from './result.rules.js';
import { pledgeDropped, roundClosing, roundEnded } from './settlement.events.js';
import { TryNewCards } from './try-new-cards.js';

/** What settlement does when a payment, a pledge or a round has news. */
@Injectable()
export class SettlementNewsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly recordResults: RecordResults,
    private readonly applySavedCards: ApplySavedCards,
    private readonly tryNewCards: TryNewCards,
    private readonly askPendingPledges: AskPendingPledges,
    private readonly forgetCards: ForgetCards,
  ) {}

  onModuleInit(): void {
    this.onResult(paymentSucceeded, 'succeeded', () => ({ kind: 'succeeded' }));
    this.onResult(paymentProcessing, 'processing', () => ({ kind: 'processing' }));
    this.onResult(paymentCancelled, 'cancelled', () => ({ kind: 'cancelled' }));
    this.onResult(paymentNeedsAuthentication, 'needs-authentication', ({ attempt }) => ({
      kind: 'authentication_required',
      attempt,
    }));
    this.onResult(paymentDeclined, 'declined', ({ kind, attempt, code, adviceCode }) =>
      code === consentLapsed ? { kind: 'consent_lapsed', attempt } : { kind, attempt, adviceCode },
    );
    this.consumers.on(pledgeCardReplaced, 'settlement.try-new-cards', async (replaced) => {
      for (const id of new Set(replaced.map(({ campaignId }) => campaignId))) {
        const pledgeIds = replaced.filter(({ campaignId }) => campaignId === id).map(({ pledgeId }) => pledgeId);
        await this.tryNewCards.execute(id, pledgeIds);
      }
    });
    this.consumers.on(
      roundClosing,
      'settlement.ask-pending',
      each(({ campaignId, round }) => this.askPendingPledges.execute(campaignId, round)),
    );
    this.consumers.on(pledgeDropped, 'settlement.forget-dropped-cards', (dropped) =>
      this.forgetCards.execute(dropped.map(({ pledgeId }) => pledgeId)),
    );
    this.consumers.on(
      roundEnded,
      'settlement.forget-cards',
      each(({ campaignId, round }) => this.forgetCards.ofRound(campaignId, round)),
    );
  }

  private onResult<P extends PaymentNews>(event: EventType<P>, name: string, toResult: (payload: P) => Result): void {
    this.consumers.on(event, `settlement.record-${name}`, async (payloads) => {
      const news = payloads.map((payload) => {
        const { campaignId, pledgeId, itemId, paymentId } = payload;
        return { campaignId, pledgeId, itemId, paymentId, result: toResult(payload) };
      });
      await this.recordResults.execute(news);
      // A card that was saved while its pledge was being charged had to wait for this.
      const waiting = news.filter(({ result }) => leavesWaiting(result));
      if (waiting.length > 0) await this.applySavedCards.execute(waiting.map(({ pledgeId }) => pledgeId));
    });
  }
}
