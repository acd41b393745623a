import {
  type PayoutLineState,
  type PayoutState,
  type RetentionState,
  type TrancheState,
} from '../../../payouts/index.js';
import { type DisputeState, type RefundRunState, type RefundState } from '../../../refunds/index.js';
import { inEveryLanguage } from '../../language/words.js';
import { type Tone } from './rows.js';

interface StateWords {
  readonly payout: Readonly<Record<PayoutState, string>>;
  readonly line: Readonly<Record<PayoutLineState, string>>;
  readonly tranche: Readonly<Record<TrancheState, string>>;
  readonly retention: Readonly<Record<RetentionState, string>>;
  readonly refund: Readonly<Record<RefundState, string>>;
  readonly run: Readonly<Record<RefundRunState, string>>;
  readonly dispute: Readonly<Record<DisputeState, string>>;
  readonly item: Readonly<Record<'open' | 'held' | 'collected' | 'dropped', string>>;
  readonly break: Readonly<Record<'open' | 'resolved', string>>;
  readonly grant: Readonly<Record<'proposed' | 'in_effect' | 'revoked', string>>;
}

export type StateOf = keyof StateWords;

export const stateWords = inEveryLanguage<StateWords>({
  en: {
    payout: {
      prepared: 'Prepared, to be approved',
      approved: 'Approved, being sent',
      rejected: 'Rejected',
      void: 'Void',
      paid: 'Sent',
      failed: 'Did not go through',
    },
    line: {
      prepared: 'Prepared',
      approved: 'Approved',
      sending: 'On its way',
      sent: 'Sent',
      failed: 'Refused by the provider',
      rejected: 'Not sent',
    },
    tranche: {
      waiting: 'Waits for evidence',
      handed_in: 'Evidence to be judged',
      accepted: 'Accepted',
      paid: 'Paid',
      refusal_proposed: 'Refusal proposed',
      refused: 'Refused for good',
      returned: 'Given back',
      ended: 'Came to nothing',
    },
    retention: {
      running: 'With us',
      warned: 'With us for long',
      overdue: 'With us too long',
      release_proposed: 'Release proposed',
      return_proposed: 'Return proposed',
      released: 'Released',
      returning: 'Being given back',
      returned: 'Given back',
      ended: 'Paid out in time',
    },
    refund: {
      proposed: 'Waits for a second person',
      requested: 'Being sent',
      sent: 'Sent',
      succeeded: 'Arrived',
      failed: 'Failed',
      rejected: 'Rejected',
    },
    run: {
      proposed: 'Waits for a second person',
      running: 'Running',
      stopped: 'Stopped',
      finished: 'Finished',
      rejected: 'Rejected',
    },
    dispute: {
      warning_needs_response: 'Inquiry, waits for an answer',
      warning_under_review: 'Inquiry, being looked at',
      warning_closed: 'Inquiry closed',
      needs_response: 'Waits for evidence',
      under_review: 'With the bank',
      lost: 'Lost',
      won: 'Won',
    },
    item: { open: 'Being charged', held: 'Held', collected: 'Collected', dropped: 'Dropped' },
    break: { open: 'Open', resolved: 'Resolved' },
    grant: { proposed: 'Proposed', in_effect: 'In effect', revoked: 'Taken back' },
  },
  fr: {
    payout: {
      prepared: 'Préparé, à approuver',
      approved: 'Approuvé, envoi en cours',
      rejected: 'Refusé',
      void: 'Caduc',
      paid: 'Envoyé',
      failed: 'N’a pas abouti',
    },
    line: {
      prepared: 'Préparée',
      approved: 'Approuvée',
      sending: 'En route',
      sent: 'Envoyée',
      failed: 'Refusée par le prestataire',
      rejected: 'Pas envoyée',
    },
    tranche: {
      waiting: 'Attend des justificatifs',
      handed_in: 'Justificatifs à juger',
      accepted: 'Acceptée',
      paid: 'Versée',
      refusal_proposed: 'Refus proposé',
      refused: 'Refusée définitivement',
      returned: 'Rendue',
      ended: 'Sans suite',
    },
    retention: {
      running: 'Chez nous',
      warned: 'Chez nous depuis longtemps',
      overdue: 'Chez nous depuis trop longtemps',
      release_proposed: 'Libération proposée',
      return_proposed: 'Restitution proposée',
      released: 'Libéré',
      returning: 'Restitution en cours',
      returned: 'Rendu',
      ended: 'Versé à temps',
    },
    refund: {
      proposed: 'Attend une deuxième personne',
      requested: 'Envoi en cours',
      sent: 'Envoyé',
      succeeded: 'Arrivé',
      failed: 'Échoué',
      rejected: 'Refusé',
    },
    run: {
      proposed: 'Attend une deuxième personne',
      running: 'En cours',
      stopped: 'Arrêté',
      finished: 'Terminé',
      rejected: 'Refusé',
    },
    dispute: {
      warning_needs_response: 'Question, attend une réponse',
      warning_under_review: 'Question, à l’étude',
      warning_closed: 'Question close',
      needs_response: 'Attend des preuves',
      under_review: 'À la banque',
      lost: 'Perdue',
      won: 'Gagnée',
    },
    item: { open: 'En cours de débit', held: 'En attente', collected: 'Encaissé', dropped: 'Abandonné' },
    break: { open: 'Ouvert', resolved: 'Résolu' },
    grant: { proposed: 'Proposé', in_effect: 'En vigueur', revoked: 'Retiré' },
  },
  nl: {
    payout: {
      prepared: 'Voorbereid, goed te keuren',
      approved: 'Goedgekeurd, wordt verstuurd',
      rejected: 'Afgewezen',
      void: 'Vervallen',
      paid: 'Verstuurd',
      failed: 'Niet gelukt',
    },
    line: {
      prepared: 'Voorbereid',
      approved: 'Goedgekeurd',
      sending: 'Onderweg',
      sent: 'Verstuurd',
      failed: 'Geweigerd door de betaaldienst',
      rejected: 'Niet verstuurd',
    },
    tranche: {
      waiting: 'Wacht op bewijs',
      handed_in: 'Bewijs te beoordelen',
      accepted: 'Aanvaard',
      paid: 'Uitbetaald',
      refusal_proposed: 'Weigering voorgesteld',
      refused: 'Definitief geweigerd',
      returned: 'Teruggegeven',
      ended: 'Vervallen',
    },
    retention: {
      running: 'Bij ons',
      warned: 'Al lang bij ons',
      overdue: 'Te lang bij ons',
      release_proposed: 'Vrijgave voorgesteld',
      return_proposed: 'Teruggave voorgesteld',
      released: 'Vrijgegeven',
      returning: 'Wordt teruggegeven',
      returned: 'Teruggegeven',
      ended: 'Op tijd uitbetaald',
    },
    refund: {
      proposed: 'Wacht op een tweede persoon',
      requested: 'Wordt verstuurd',
      sent: 'Verstuurd',
      succeeded: 'Aangekomen',
      failed: 'Mislukt',
      rejected: 'Afgewezen',
    },
    run: {
      proposed: 'Wacht op een tweede persoon',
      running: 'Loopt',
      stopped: 'Gestopt',
      finished: 'Klaar',
      rejected: 'Afgewezen',
    },
    dispute: {
      warning_needs_response: 'Vraag, wacht op antwoord',
      warning_under_review: 'Vraag, wordt bekeken',
      warning_closed: 'Vraag afgesloten',
      needs_response: 'Wacht op bewijs',
      under_review: 'Bij de bank',
      lost: 'Verloren',
      won: 'Gewonnen',
    },
    item: { open: 'Wordt geïnd', held: 'Vastgehouden', collected: 'Geïnd', dropped: 'Vervallen' },
    break: { open: 'Open', resolved: 'Opgelost' },
    grant: { proposed: 'Voorgesteld', in_effect: 'Van kracht', revoked: 'Ingetrokken' },
  },
});

const good = ['paid', 'sent', 'accepted', 'released', 'succeeded', 'finished', 'won', 'warning_closed', 'resolved', 'in_effect', 'collected']; // prettier-ignore
const bad = ['failed', 'overdue', 'refused', 'lost', 'held'];
const now = [
  'prepared', 'handed_in', 'refusal_proposed', 'warned', 'release_proposed', 'return_proposed', 'proposed', 'stopped',
  'needs_response', 'warning_needs_response', 'open', 'in_review',
]; // prettier-ignore

/** The colour of a state: what waits for somebody stands out, what is done or lost is told apart. */
export function toneOf(state: string): Tone {
  if (now.includes(state)) return 'now';
  if (good.includes(state)) return 'good';
  return bad.includes(state) ? 'bad' : 'plain';
}
