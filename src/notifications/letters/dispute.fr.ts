import { type DisputeLetters } from './dispute.js';

export const disputeFr: DisputeLetters = {
  disputeOpened: ({ campaign, sum, because, until, page }) => ({
    subject:
      because === 'inquiry'
        ? `Une banque pose une question sur ${sum} pour ${campaign}`
        : `Une banque a repris ${sum} pour ${campaign}`,
    paragraphs: [
      because === 'inquiry'
        ? `La banque d’une personne qui soutient « ${campaign} » pose une question sur un débit de ${sum}. Aucun argent n’a bougé. Une bonne réponse maintenant peut éviter qu’il soit repris.`
        : `La banque d’une personne qui soutient « ${campaign} » conteste un débit et a repris ${sum}, en plus de frais du prestataire de paiement. Tant qu’elle n’a pas décidé, cet argent manque à ce qui peut être versé, et le débit ne peut pas être remboursé.`,
      until === null
        ? 'La banque ne demande pas de preuves.'
        : `Les preuves que la promesse a été faite et acceptée peuvent être remises jusqu’au ${until}, par les finances, dans le tableau de bord du prestataire de paiement. Si vous menez la campagne, merci d’envoyer aux finances ce que vous avez.`,
      page,
    ],
  }),
  disputeEnded: ({ campaign, sum, because, page }) => ({
    subject:
      because === 'won'
        ? `Contestation gagnée : ${sum} pour ${campaign}`
        : `Contestation perdue : ${sum} pour ${campaign}`,
    paragraphs: [
      because === 'won'
        ? `La banque a décidé en faveur de « ${campaign} » : les ${sum} qu’elle avait repris reviennent. Les frais du prestataire de paiement ne reviennent pas.`
        : `La banque a décidé contre « ${campaign} » : les ${sum} qu’elle a repris restent à la personne. La plateforme rend ses propres frais sur cette somme. Ce qui avait déjà été versé est dû, et le prochain versement le règle d’abord.`,
      page,
    ],
  }),
};
