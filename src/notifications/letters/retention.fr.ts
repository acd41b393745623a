import { type RetentionLetters } from './retention.js';

const held: Record<Parameters<RetentionLetters['moneyHeld']>[0]['because'], (campaign: string) => string> = {
  warned: (campaign) =>
    `De l’argent de « ${campaign} » est chez nous depuis longtemps et doit bientôt être versé. Merci de regarder ce qu’il attend :`,
  overdue: (campaign) =>
    `De l’argent de « ${campaign} » est chez nous depuis trop longtemps. Une personne doit proposer de le libérer ou de le rendre, une autre y consentir :`,
  release_proposed: (campaign) =>
    `Il est proposé de libérer l’argent de « ${campaign} », pour qu’il soit versé sans autres justificatifs. Une deuxième personne doit y consentir ou s’y opposer :`,
  return_proposed: (campaign) =>
    `Il est proposé de rendre ce qui n’est pas versé de « ${campaign} » aux personnes qui ont contribué. Une deuxième personne doit y consentir ou s’y opposer :`,
};

export const retentionFr: RetentionLetters = {
  moneyHeld: ({ campaign, because, page }) => ({
    subject: `L’argent de ${campaign} encore chez nous`,
    paragraphs: [held[because](campaign), page],
  }),
  moneyHeldDecided: ({ campaign, because, page }) => ({
    subject: `L’argent de ${campaign}`,
    paragraphs: [
      because === 'released'
        ? `L’argent de « ${campaign} » était chez nous depuis trop longtemps, et deux personnes l’ont libéré : les finances préparent son versement sans autres justificatifs.`
        : `L’argent de « ${campaign} » était chez nous depuis trop longtemps, et deux personnes ont décidé que ce qui n’est pas versé est rendu aux personnes qui ont contribué, dans la proportion où il est venu.`,
      page,
    ],
  }),
};
