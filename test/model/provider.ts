import { type ProviderDecline, type ProviderPayment } from '../../src/payments/index.js';
import { Died, type Fault, Lost, Refused } from './faults.js';

/** What a card does each time that it is charged; the last one repeats. `gone`: the provider has forgotten it. */
export type Behaviour = 'pays' | 'soft' | 'hard' | 'asks' | 'slow' | 'gone';

/** A card of the model. `refunds`: what becomes of money that is sent back to it. */
export interface ModelCard {
  readonly id: string;
  readonly behaviours: readonly Behaviour[];
  readonly refunds: 'at once' | 'later' | 'bounces' | 'comes back' | 'refused';
}

interface Intent {
  readonly id: string;
  readonly itemId: string;
  readonly amount: bigint;
  status: ProviderPayment['status'];
  chargeId: string | null;
  lastDecline: ProviderDecline | null;
  card: ModelCard | null;
  refunded: bigint;
  /** How often money has moved: what must never be two. */
  charged: number;
  /** How often it was refused, whoever asked. */
  refusals: number;
}

export interface ModelRefund {
  readonly id: string;
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: bigint;
  status: 'pending' | 'succeeded' | 'failed';
}

export interface ModelTransfer {
  readonly id: string;
  readonly lineId: string;
  readonly amount: bigint;
}

/** One confirmation that was asked for by the service itself. */
export interface Confirmed extends Moment {
  readonly itemId: string;
  readonly card: string;
  readonly did: Behaviour;
}

/** When something happened: business time, and how many steps had been taken before. */
export interface Moment {
  readonly at: number;
  readonly steps: number;
}

const declines = { soft: 'insufficient_funds', hard: 'stolen_card', asks: 'authentication_required' } as const;

/** The provider as far as money goes: what it has done is the truth that the books are compared with. */
export class Provider {
  readonly intents = new Map<string, Intent>();
  readonly refunds: ModelRefund[] = [];
  readonly transfers: ModelTransfer[] = [];
  readonly confirmed: Confirmed[] = [];
  private readonly answers = new Map<string, unknown>();
  private readonly uses = new Map<string, number>();
  private ids = 0;

  create(wanted: { itemId: string; amount: bigint }, key: string, fault: Fault): ProviderPayment {
    return this.call(key, fault, () => {
      const id = `pi${++this.ids}`;
      const fresh = { chargeId: null, lastDecline: null, card: null, refunded: 0n, charged: 0, refusals: 0 };
      this.intents.set(id, { id, ...wanted, status: 'open', ...fresh });
      return this.payment(id);
    });
  }

  payment(id: string): ProviderPayment {
    const { itemId, amount, status, chargeId, lastDecline } = this.intent(id);
    const always = { currency: 'EUR', customerId: 'cus', livemode: false, createdAt: new Date(0), clientSecret: null };
    return { id, itemId, amount, status, chargeId, lastDecline, ...always };
  }

  findByItem(itemId: string): ProviderPayment | undefined {
    const found = [...this.intents.values()].find((intent) => intent.itemId === itemId);
    return found && this.payment(found.id);
  }

  /** Off-session, by the service. @throws Refused when it cannot be confirmed, or the card is gone */
  confirm(id: string, card: ModelCard, moment: Moment, key: string, fault: Fault): ProviderPayment {
    return this.call(key, fault, () => {
      const intent = this.intent(id);
      if (intent.status !== 'open') throw new Refused('payment_intent_unexpected_state', null);
      const behaviour = this.behaviourOf(card);
      this.confirmed.push({ ...moment, itemId: intent.itemId, card: card.id, did: behaviour });
      if (behaviour === 'gone') {
        intent.refusals += 1;
        throw new Refused('resource_missing', 'payment_method');
      }
      this.become(intent, behaviour, card);
      return this.payment(id);
    });
  }

  /** The backer opens the page on which the bank asks. */
  ask(id: string): boolean {
    const intent = this.intent(id);
    if (intent.status !== 'open' || intent.lastDecline === null) return false;
    intent.status = 'requires_action';
    return true;
  }

  /** What was under way ends: the backer at the bank's page, or a debit. */
  complete(id: string, behaviour: Exclude<Behaviour, 'gone'>, card: ModelCard): boolean {
    const intent = this.intent(id);
    if (intent.status !== 'requires_action' && intent.status !== 'processing') return false;
    if (behaviour === 'asks' && intent.status === 'processing') intent.status = 'requires_action';
    else this.become(intent, behaviour, card);
    return true;
  }

  /** Answers the payment as it then is: what has succeeded or is processing stays. */
  cancel(id: string, fault: Fault): ProviderPayment {
    return this.call(`cancel:${++this.ids}`, fault, () => {
      const intent = this.intent(id);
      if (intent.status === 'open' || intent.status === 'requires_action') intent.status = 'cancelled';
      return this.payment(id);
    });
  }

  /** @throws Refused when the bank takes nothing back, or it is more than was charged */
  refund(wanted: { refundId: string; paymentId: string; amount: bigint }, key: string, fault: Fault): ModelRefund {
    return this.call(key, fault, () => {
      const intent = this.intent(wanted.paymentId);
      const how = intent.card?.refunds;
      if (how === 'refused') throw new Refused('charge_disputed', null);
      if (intent.charged === 0 || intent.refunded + wanted.amount > intent.amount) {
        throw new Refused('charge_already_refunded', null);
      }
      intent.refunded += wanted.amount;
      const made: ModelRefund = {
        id: `re${++this.ids}`,
        ...wanted,
        status: how === 'at once' ? 'succeeded' : 'pending',
      };
      this.refunds.push(made);
      return { ...made };
    });
  }

  /** Time passes for a refund: it arrives, or comes back. */
  settleRefund(refund: ModelRefund): void {
    const intent = this.intent(refund.paymentId);
    const how = intent.card?.refunds;
    const fails =
      refund.status === 'pending' ? how === 'bounces' : refund.status === 'succeeded' && how === 'comes back';
    if (fails) {
      refund.status = 'failed';
      intent.refunded -= refund.amount;
    } else if (refund.status === 'pending') refund.status = 'succeeded';
  }

  transfer(wanted: { lineId: string; amount: bigint }, key: string, refuses: boolean, fault: Fault): ModelTransfer {
    return this.call(key, fault, () => {
      if (refuses) throw new Refused('account_closed', null);
      const made = { id: `tr${++this.ids}`, ...wanted };
      this.transfers.push(made);
      return made;
    });
  }

  /** What it keeps of a charge: a number that no formula of ours would find. */
  feeOf(id: string): bigint {
    return 25n + (this.intent(id).amount * 14n) / 1_000n;
  }

  intent(id: string): Intent {
    const intent = this.intents.get(id);
    if (!intent) throw new Error(`There is no ${id}`);
    return intent;
  }

  private behaviourOf({ id, behaviours }: ModelCard): Behaviour {
    const used = this.uses.get(id) ?? 0;
    this.uses.set(id, used + 1);
    return behaviours[Math.min(used, behaviours.length - 1)] ?? 'pays';
  }

  private become(intent: Intent, behaviour: Exclude<Behaviour, 'gone'>, card: ModelCard): void {
    intent.card = card;
    if (behaviour === 'slow') {
      intent.status = 'processing';
      return;
    }
    const chargeId = `ch${++this.ids}`;
    intent.chargeId = chargeId;
    if (behaviour === 'pays') {
      intent.status = 'succeeded';
      intent.charged += 1;
      return;
    }
    intent.refusals += 1;
    const code = declines[behaviour];
    intent.status = 'open';
    intent.lastDecline = { code, declineCode: null, adviceCode: null, chargeId, paymentMethodId: card.id };
  }

  /** One answer per key, errors of its own included, whatever becomes of the answer on its way. */
  private call<T>(key: string, fault: Fault, act: () => T): T {
    if (fault === 'dies before') throw new Died();
    const known = this.answers.get(key);
    if (known instanceof Lost) throw new Lost(true);
    if (known instanceof Refused) throw new Refused(known.code, known.param, true);
    if (known === undefined && fault === 'fails before') return this.fail(key);
    const answer = (known as T | undefined) ?? this.act(key, act);
    if (fault === 'fails after') return this.fail(key);
    if (fault === 'answer lost') throw new Lost(false);
    if (fault === 'dies after') throw new Died();
    return answer;
  }

  private act<T>(key: string, act: () => T): T {
    try {
      const answer = act();
      this.answers.set(key, answer);
      return answer;
    } catch (error) {
      this.answers.set(key, error);
      throw error;
    }
  }

  /** An error of the provider's own is what it answers for that key from then on. */
  private fail(key: string): never {
    const error = new Lost(false);
    this.answers.set(key, error);
    throw error;
  }
}
