import { type TrancheLetters } from './tranche.js';

const decided: Record<Parameters<TrancheLetters['trancheDecided']>[0]['because'], (of: string) => string> = {
  accepted: (of) =>
    `Ce que vous avez montré pour ${of} est accepté. Les finances en préparent maintenant le versement.`,
  evidence_refused: (of) =>
    `Ce que vous avez montré pour ${of} n’a pas été accepté. Vous pouvez en remettre davantage ; la personne qui l’a refusé peut vous dire ce qui manque.`,
  refusal_proposed: (of) =>
    `Il est proposé de refuser définitivement ${of}. Une deuxième personne décide ; d’ici là, vous pouvez encore remettre des justificatifs. En cas de refus, ce qui n’est pas versé est rendu aux personnes qui ont contribué.`,
  kept: (of) => `Il n’y a pas de refus définitif : ${of} attend de nouveau vos justificatifs.`,
  refused: (of) =>
    `Deux personnes ont refusé définitivement ${of}. Ce qui n’est pas versé est maintenant rendu aux personnes qui ont contribué, dans la proportion où il est venu.`,
};

export const trancheFr: TrancheLetters = {
  trancheToDecide: ({ campaign, number, because, page }) => ({
    subject: `À décider : la partie ${number} de ${campaign}`,
    paragraphs: [
      because === 'handed_in'
        ? `Des justificatifs pour la partie ${number} de l’argent de « ${campaign} » ont été remis. Merci de les regarder, puis de les accepter ou de les refuser :`
        : `Il est proposé de refuser définitivement la partie ${number} de l’argent de « ${campaign} » et de rendre ce qui n’est pas versé. Une deuxième personne doit y consentir ou la maintenir :`,
      page,
    ],
  }),
  trancheDecided: ({ campaign, number, because, page }) => ({
    subject: `La partie ${number} de l’argent de ${campaign}`,
    paragraphs: [decided[because](`la partie ${number} de l’argent de « ${campaign} »`), page],
  }),
};
