import { type PayoutLetters } from './payout.js';

export const payoutFr: PayoutLetters = {
  payoutPrepared: ({ campaign, sum, page }) => ({
    subject: `À approuver : ${sum} pour ${campaign}`,
    paragraphs: [
      `Un versement de ${sum} pour « ${campaign} » est préparé et attend une deuxième personne. Merci d’en vérifier les termes, puis de l’approuver ou de le refuser :`,
      page,
    ],
  }),
  payoutApproved: ({ campaign, sum, page }) => ({
    subject: `Un versement de ${sum} pour ${campaign} est approuvé`,
    paragraphs: [
      `Deux personnes ont donné leur accord pour verser ${sum} pour « ${campaign} ». L’envoi se fait maintenant ; nous vous écrirons quand il sera parti.`,
      page,
    ],
  }),
  payoutStopped: ({ campaign, sum, because, page }) => ({
    subject: `Le versement de ${sum} pour ${campaign} a été arrêté`,
    paragraphs: [
      because === 'rejected'
        ? `Le versement de ${sum} pour « ${campaign} » que vous aviez préparé a été refusé par une deuxième personne. Rien n’a été envoyé.`
        : `Le versement de ${sum} pour « ${campaign} » que vous aviez préparé est caduc : ce qui était préparé ne vaut plus, par exemple parce que le compte bénéficiaire a changé. Rien n’a été envoyé.`,
      'Merci de regarder la raison, et d’en préparer un autre quand tout est réglé :',
      page,
    ],
  }),
  payoutSent: ({ campaign, sum, page }) => ({
    subject: `${sum} pour ${campaign} sont en route`,
    paragraphs: [
      `Nous avons transféré ${sum} pour « ${campaign} » sur le compte chez le prestataire de paiement. De là, l’argent va à la banque selon le calendrier du prestataire, en général en quelques jours. Les termes du versement sont ici :`,
      page,
    ],
  }),
  payoutFailed: ({ campaign, sum, page }) => ({
    subject: `Le versement de ${sum} pour ${campaign} n’a pas abouti`,
    paragraphs: [
      `Un transfert du versement de ${sum} pour « ${campaign} » n’a pas été fait : le prestataire de paiement l’a refusé, ou il ne devait plus être fait. Ce qui n’a pas été envoyé est toujours chez nous ; rien n’est perdu.`,
      'La page dit pourquoi. Sauf si la campagne a été annulée, merci de vérifier que le compte chez le prestataire est en ordre ; les finances préparent alors un autre versement.',
      page,
    ],
  }),
  refundFailed: ({ campaign, sum, page }) => ({
    subject: `Un remboursement de ${sum} pour ${campaign} a échoué`,
    paragraphs: [
      `Le prestataire de paiement n’a pas pu rendre ${sum} pour « ${campaign} » à la carte débitée. L’argent est de nouveau chez nous et reste dû à la personne ; il faut trouver un autre chemin.`,
      page,
    ],
  }),
};
