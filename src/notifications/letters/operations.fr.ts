import { type OperationsLetters } from './operations.js';

export const operationsFr: OperationsLetters = {
  payoutsHalted: ({ because, what, page }) => ({
    subject: 'Tous les versements sont suspendus',
    paragraphs: [
      because === 'check'
        ? `Le contrôle ${what} a trouvé dans les comptes quelque chose qui ne doit jamais arriver. Tant qu’il trouve quelque chose, rien n’est versé.`
        : `Ce qui se trouve chez le prestataire de paiement en ${what} ne couvre pas ce qui est dû aux campagnes et aux contributeurs. Tant que ce n’est pas le cas, rien n’est versé.`,
      'Quelqu’un doit en trouver la cause. Les prélèvements et les remboursements continuent. Voici ce qui a été constaté :',
      page,
    ],
  }),
};
