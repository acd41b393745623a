import { type PublicDeclineReason } from '../../payments/index.js';
import { type ChargeLetters, keepsFees, type RefundReason } from './charge.js';

const reasons: Record<PublicDeclineReason, string> = {
  insufficient_funds: 'parce que le compte n’était pas assez approvisionné',
  expired_card: 'parce que la carte a expiré',
  authentication_required: 'parce que votre banque vous demande de le confirmer',
  card_removed: 'parce que la carte n’est plus enregistrée',
  try_again_later: 'à cause d’un incident passager entre les banques',
  declined: 'sans nous dire pourquoi ; elle peut vous le dire',
};

const causes: Record<RefundReason, (campaign: string) => string> = {
  shortfall: (campaign) =>
    `Trop de paiements pour « ${campaign} » n’ont pas abouti, et il a été encaissé moins que nécessaire. Comme annoncé avant son début, tout est rendu à tout le monde.`,
  cancelled: (campaign) =>
    `« ${campaign} » a été annulée après le débit de votre carte. Tout est rendu à tout le monde.`,
  unexpected_receipt: (campaign) =>
    `Votre paiement pour « ${campaign} » est arrivé alors que la promesse avait déjà pris fin ; nous ne le gardons donc pas.`,
  creator: (campaign) => `L’équipe de « ${campaign} » vous rend de l’argent que vous lui aviez versé.`,
  withdrawal: (campaign) => `Vous vous êtes rétracté de votre promesse à « ${campaign} », comme la loi le permet.`,
  platform: (campaign) =>
    `Une erreur s’est produite de notre côté avec votre paiement pour « ${campaign} ». Nous en sommes désolés.`,
  provider: (campaign) => `Nous vous avons rendu de l’argent que vous aviez versé pour « ${campaign} ».`,
  cancelled_paid: (campaign) =>
    `« ${campaign} » a été annulée alors qu’une partie avait été versée. Ce qui n’était pas versé est rendu à tout le monde, dans la proportion où il est venu ; un pourboire et les frais du prestataire de paiement ne le sont pas.`,
  held: (campaign) =>
    `L’argent de « ${campaign} » n’a pas pu être versé dans le délai pendant lequel nous pouvons l’avoir. Ce qui n’était pas versé est rendu à tout le monde, dans la proportion où il est venu ; un pourboire et les frais du prestataire de paiement ne le sont pas.`,
  tranche: (campaign) =>
    `Ce qui devait être montré pour « ${campaign} » n’a pas été accepté. Ce qui n’était pas encore versé est rendu à tout le monde, dans la proportion où il est venu ; un pourboire et les frais du prestataire de paiement ne le sont pas.`,
};

export const chargeFr: ChargeLetters = {
  chargeSucceeded: ({ campaign, total, tip, card, descriptor, page }) => ({
    subject: `Payé : ${total} pour ${campaign}`,
    paragraphs: [
      `« ${campaign} » est terminée et nous avons débité ${total} de votre carte ${card}, comme convenu. Merci.`,
      tip
        ? `${tip} de cette somme sont votre pourboire à ce service ; le reste va à la campagne.`
        : 'Toute la somme va à la campagne.',
      `Votre relevé indique « ${descriptor} ». S’il apparaît que trop peu a été encaissé malgré tout, tout vous sera rendu. Votre promesse et son histoire sont ici :`,
      page,
    ],
  }),
  chargeDeclined: ({ campaign, total, card, reason, nextAttempt, newCard, until }) => ({
    subject: `Votre paiement pour ${campaign} n’a pas encore abouti`,
    paragraphs: [
      `« ${campaign} » est terminée et nous avons voulu débiter ${total} de votre carte ${card}. La banque a refusé, ${reasons[reason]}.`,
      `Vous n’avez rien à faire : nous essaierons la même carte le ${nextAttempt}. Si vous préférez une autre carte, elle sera débitée aussitôt :`,
      newCard,
      `Nous pouvons essayer jusqu’au ${until}. Si rien n’a abouti d’ici là, votre promesse est abandonnée et vous ne payez rien.`,
    ],
  }),
  chargeNeedsConfirmation: ({ campaign, total, card, confirm, until }) => ({
    subject: `Merci de confirmer votre paiement pour ${campaign}`,
    paragraphs: [
      `« ${campaign} » est terminée et nous avons voulu débiter ${total} de votre carte ${card}. Votre banque vous demande de confirmer ce paiement en personne. Cela prend une minute :`,
      confirm,
      `Merci de le faire avant le ${until}. Ensuite, votre promesse est abandonnée et vous ne payez rien, mais votre part manquera à la campagne.`,
    ],
  }),
  chargeNeedsCard: ({ campaign, total, card, reason, newCard, until }) => ({
    subject: `Merci de donner une autre carte pour ${campaign}`,
    paragraphs: [
      `« ${campaign} » est terminée et nous avons voulu débiter ${total} de votre carte ${card}. La banque a refusé, ${reasons[reason]}.`,
      'Nous n’essaierons plus cette carte. Merci d’en donner une autre, qui sera débitée aussitôt :',
      newCard,
      `Merci de le faire avant le ${until}. Ensuite, votre promesse est abandonnée et vous ne payez rien, mais votre part manquera à la campagne.`,
    ],
  }),
  chargeNeedsConsent: ({ campaign, total, card, newCard, until }) => ({
    subject: `Êtes-vous toujours d’accord de payer pour ${campaign} ?`,
    paragraphs: [
      `« ${campaign} » est terminée, mais les paiements ont été interrompus un certain temps. Le dernier jour auquel vous aviez donné votre accord est passé : nous n’avons pas débité ${total} de ${card} et ne le ferons pas sans vous.`,
      'Si vous voulez toujours participer, merci de redonner votre accord et d’indiquer votre carte ou votre compte bancaire, qui sera débité aussitôt :',
      newCard,
      `Merci de le faire avant le ${until}. Ensuite, votre promesse est abandonnée et vous ne payez rien, mais votre part manquera à la campagne.`,
    ],
  }),
  pledgeDropped: ({ campaign, total, page }) => ({
    subject: `Votre promesse à ${campaign} est abandonnée`,
    paragraphs: [
      `Nous n’avons pas pu débiter ${total} pour « ${campaign} » dans le délai prévu ; votre promesse est donc abandonnée. Rien n’a été débité et rien ne le sera ; les contreparties choisies sont de nouveau libres.`,
      'Il n’y a rien à faire. Ce qui s’est passé est écrit ici :',
      page,
    ],
  }),
  refundSent: ({ campaign, sum, cause, page }) => ({
    subject: `Remboursé : ${sum} pour ${campaign}`,
    paragraphs: [
      causes[cause](campaign),
      `Nous avons renvoyé ${sum} à la carte débitée. L’argent y est en général dans les cinq à dix jours ouvrables${keepsFees(cause) ? '.' : ' ; aucuns frais n’ont été retenus.'}`,
      'Il n’y a rien à faire. Votre promesse et son histoire sont ici :',
      page,
    ],
  }),
};
