import { Injectable } from '@nestjs/common';
import { AnswerQuestions } from '../../deliveries/index.js';
import { Payments, SavedCards } from '../../payments/index.js';
import { type PledgeFile } from './pledge-desk.js';
import { type Arrival } from './pledge.page.js';

/** What a pledge's page says first to whoever has just come from a form: only what is true, whatever the address says. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly savedCards: SavedCards,
    private readonly payments: Payments,
    private readonly answerQuestions: AnswerQuestions,
  ) {}

  async of(
    { pledge: { id, state, card, destination }, isOwn }: PledgeFile,
    said: unknown,
  ): Promise<Arrival | undefined> {
    if (!isOwn) return undefined;
    if (said === 'thanks' && state === 'active') return 'thanks';
    if (said === 'thanks' && state === 'pending')
      return (await this.savedCards.ofPledges([id])).has(id) ? 'soon' : undefined;
    if (said === 'card' && card) return 'card';
    if (said === 'address' && destination !== null) return 'address';
    if (said === 'answers')
      return (await this.answerQuestions.asked({ id })).some(({ answer }) => answer !== null) ? 'answers' : undefined;
    if (said === 'unknown' && state === 'pending') return 'unknown';
    if (said === 'changed' && (state === 'pending' || state === 'active')) return 'changed';
    if (said !== 'paid') return undefined;
    return (await this.payments.ofPledge(null, id))?.state === 'succeeded' ? 'paid' : undefined;
  }
}
