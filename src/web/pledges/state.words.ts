import { type MoneyStep } from '../../reconciliation/index.js';
import { type PledgeState } from '../../pledges/index.js';
import { inEveryLanguage } from '../language/words.js';

/** What the sentences about a pledge may name, written as the language writes it. */
export interface StateFacts {
  readonly total: string;
  readonly deadline: string;
  readonly latest: string;
  /** Null where the card is charged whatever the sum. */
  readonly target: string | null;
  readonly holdUntil: string;
  /** The end of the time in which it may be charged. */
  readonly until: string;
  readonly card: string;
}

interface StateWords {
  readonly badges: Readonly<Record<PledgeState, string>>;
  readonly sentences: Readonly<Record<PledgeState, (facts: StateFacts) => string>>;
  /** What happened when it came into the state. */
  readonly happened: Readonly<Record<PledgeState, string>>;
  readonly money: Readonly<Record<MoneyStep['step'], string>>;
}

export const stateWords = inEveryLanguage<StateWords>({
  en: {
    badges: {
      pending: 'Waits for a card',
      active: 'Counts',
      charging: 'Being charged',
      collected: 'Paid',
      needs_action: 'Please confirm',
      errored: 'Not paid yet',
      expired: 'Lapsed',
      cancelled: 'Cancelled',
      released: 'Released',
      dropped: 'Dropped',
    },
    sentences: {
      pending: ({ holdUntil }) =>
        `Your pledge counts as soon as a card is saved for it. We keep your place until ${holdUntil}.`,
      active: ({ total, deadline, latest, target }) =>
        target
          ? `Your pledge counts. Nothing has been charged. If ${target} is reached by ${deadline}, we charge your card ${total}, at the latest on ${latest}; if not, you pay nothing.`
          : `Your pledge counts. Nothing has been charged. After ${deadline} we charge your card ${total}, at the latest on ${latest}.`,
      charging: ({ total, until }) =>
        `The campaign has ended, and your card is being charged ${total}, at the latest until ${until}.`,
      collected: ({ total, card }) => `${total} was charged to ${card}. Thank you.`,
      needs_action: ({ total, until }) =>
        `Your bank wants you to confirm the payment of ${total} yourself. Please do it by ${until}; after that you pay nothing, and the campaign misses your part.`,
      errored: ({ total, until }) =>
        `${total} could not be charged to your card yet. Another card is charged at once. We can try until ${until}; after that you pay nothing, and the campaign misses your part.`,
      expired: () => 'No card was saved in time, so we gave your place back. Nothing was charged and nothing will be.',
      cancelled: () => 'This pledge is cancelled. Nothing was charged and nothing will be.',
      released: () =>
        'The campaign ended without success or was called off, so your pledge is released. Nothing was charged and nothing will be.',
      dropped: ({ total }) =>
        `${total} could not be charged in the time that was given. Nothing was charged and nothing will be.`,
    },
    happened: {
      pending: 'Pledged',
      active: 'Card saved: it counts',
      charging: 'Charge begun',
      collected: 'Paid',
      needs_action: 'The bank asks for your confirmation',
      errored: 'The bank declined',
      expired: 'Lapsed, without a card',
      cancelled: 'Cancelled',
      released: 'Released, without a charge',
      dropped: 'Dropped, without a charge',
    },
    money: {
      charged: 'Charged to your card',
      tip: 'of it your tip',
      provider_fee: 'Fee of the payment provider',
      platform_fee: 'Fee of this service',
      vat: 'VAT on it',
      refunded: 'Sent back to you',
      disputed: 'Taken back by your bank, or returned by it',
      dispute_fee: 'Fee for the dispute',
      paid_out: 'Paid out to the project',
      at_the_bank: 'Arrived at its bank',
    },
  },
  fr: {
    badges: {
      pending: 'Attend une carte',
      active: 'Compte',
      charging: 'Débit en cours',
      collected: 'Payée',
      needs_action: 'À confirmer',
      errored: 'Pas encore payée',
      expired: 'Expirée',
      cancelled: 'Annulée',
      released: 'Libérée',
      dropped: 'Abandonnée',
    },
    sentences: {
      pending: ({ holdUntil }) =>
        `Votre promesse compte dès qu’une carte est enregistrée pour elle. Nous gardons votre place jusqu’au ${holdUntil}.`,
      active: ({ total, deadline, latest, target }) =>
        target
          ? `Votre promesse compte. Rien n’a été débité. Si ${target} sont atteints le ${deadline}, nous débitons votre carte de ${total}, au plus tard le ${latest} ; sinon, vous ne payez rien.`
          : `Votre promesse compte. Rien n’a été débité. Après le ${deadline}, nous débitons votre carte de ${total}, au plus tard le ${latest}.`,
      charging: ({ total, until }) =>
        `La campagne est terminée, et votre carte est débitée de ${total}, au plus tard jusqu’au ${until}.`,
      collected: ({ total, card }) => `${total} ont été débités de ${card}. Merci.`,
      needs_action: ({ total, until }) =>
        `Votre banque demande que vous confirmiez vous-même le paiement de ${total}. Faites-le avant le ${until} ; ensuite vous ne payez rien, et votre part manque à la campagne.`,
      errored: ({ total, until }) =>
        `${total} n’ont pas encore pu être débités de votre carte. Une autre carte est débitée aussitôt. Nous pouvons essayer jusqu’au ${until} ; ensuite vous ne payez rien, et votre part manque à la campagne.`,
      expired: () =>
        'Aucune carte n’a été enregistrée à temps, et nous avons rendu votre place. Rien n’a été débité et rien ne le sera.',
      cancelled: () => 'Cette promesse est annulée. Rien n’a été débité et rien ne le sera.',
      released: () =>
        'La campagne s’est terminée sans succès ou a été arrêtée : votre promesse est libérée. Rien n’a été débité et rien ne le sera.',
      dropped: ({ total }) =>
        `${total} n’ont pas pu être débités dans le temps prévu. Rien n’a été débité et rien ne le sera.`,
    },
    happened: {
      pending: 'Promesse faite',
      active: 'Carte enregistrée : elle compte',
      charging: 'Débit commencé',
      collected: 'Payée',
      needs_action: 'La banque demande votre confirmation',
      errored: 'La banque a refusé',
      expired: 'Expirée, sans carte',
      cancelled: 'Annulée',
      released: 'Libérée, sans débit',
      dropped: 'Abandonnée, sans débit',
    },
    money: {
      charged: 'Débité de votre carte',
      tip: 'dont votre pourboire',
      provider_fee: 'Frais du prestataire de paiement',
      platform_fee: 'Frais de ce service',
      vat: 'TVA sur ceux-ci',
      refunded: 'Renvoyé vers vous',
      disputed: 'Repris par votre banque, ou rendu par elle',
      dispute_fee: 'Frais de la contestation',
      paid_out: 'Versé au projet',
      at_the_bank: 'Arrivé à sa banque',
    },
  },
  nl: {
    badges: {
      pending: 'Wacht op een kaart',
      active: 'Telt mee',
      charging: 'Wordt afgeschreven',
      collected: 'Betaald',
      needs_action: 'Bevestig a.u.b.',
      errored: 'Nog niet betaald',
      expired: 'Vervallen',
      cancelled: 'Geannuleerd',
      released: 'Vrijgegeven',
      dropped: 'Weggevallen',
    },
    sentences: {
      pending: ({ holdUntil }) =>
        `Uw toezegging telt mee zodra er een kaart voor is bewaard. We houden uw plaats vrij tot ${holdUntil}.`,
      active: ({ total, deadline, latest, target }) =>
        target
          ? `Uw toezegging telt mee. Er is niets afgeschreven. Als ${target} is bereikt op ${deadline}, schrijven we ${total} van uw kaart af, uiterlijk op ${latest}; zo niet, dan betaalt u niets.`
          : `Uw toezegging telt mee. Er is niets afgeschreven. Na ${deadline} schrijven we ${total} van uw kaart af, uiterlijk op ${latest}.`,
      charging: ({ total, until }) =>
        `De campagne is afgelopen, en ${total} wordt van uw kaart afgeschreven, uiterlijk tot ${until}.`,
      collected: ({ total, card }) => `${total} is afgeschreven van ${card}. Dank u.`,
      needs_action: ({ total, until }) =>
        `Uw bank wil dat u de betaling van ${total} zelf bevestigt. Doe dat voor ${until}; daarna betaalt u niets, en mist de campagne uw deel.`,
      errored: ({ total, until }) =>
        `${total} kon nog niet van uw kaart worden afgeschreven. Van een andere kaart wordt het meteen afgeschreven. We kunnen proberen tot ${until}; daarna betaalt u niets, en mist de campagne uw deel.`,
      expired: () =>
        'Er is niet op tijd een kaart bewaard, dus gaven we uw plaats terug. Er is niets afgeschreven en dat gebeurt ook niet meer.',
      cancelled: () => 'Deze toezegging is geannuleerd. Er is niets afgeschreven en dat gebeurt ook niet meer.',
      released: () =>
        'De campagne eindigde zonder succes of werd stopgezet: uw toezegging is vrijgegeven. Er is niets afgeschreven en dat gebeurt ook niet meer.',
      dropped: ({ total }) =>
        `${total} kon niet worden afgeschreven in de tijd die er was. Er is niets afgeschreven en dat gebeurt ook niet meer.`,
    },
    happened: {
      pending: 'Toegezegd',
      active: 'Kaart bewaard: ze telt mee',
      charging: 'Afschrijving begonnen',
      collected: 'Betaald',
      needs_action: 'De bank vraagt uw bevestiging',
      errored: 'De bank weigerde',
      expired: 'Vervallen, zonder kaart',
      cancelled: 'Geannuleerd',
      released: 'Vrijgegeven, zonder afschrijving',
      dropped: 'Weggevallen, zonder afschrijving',
    },
    money: {
      charged: 'Afgeschreven van uw kaart',
      tip: 'waarvan uw fooi',
      provider_fee: 'Kosten van de betaaldienst',
      platform_fee: 'Kosten van deze dienst',
      vat: 'Btw daarop',
      refunded: 'Naar u teruggestuurd',
      disputed: 'Teruggenomen door uw bank, of door haar teruggegeven',
      dispute_fee: 'Kosten van de betwisting',
      paid_out: 'Uitbetaald aan het project',
      at_the_bank: 'Aangekomen op zijn bank',
    },
  },
});
