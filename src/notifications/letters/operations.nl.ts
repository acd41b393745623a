import { type OperationsLetters } from './operations.js';

export const operationsNl: OperationsLetters = {
  payoutsHalted: ({ because, what, page }) => ({
    subject: 'Alle uitbetalingen liggen stil',
    paragraphs: [
      because === 'check'
        ? `De controle ${what} heeft in de boeken iets gevonden dat nooit mag gebeuren. Zolang zij iets vindt, wordt er niets uitbetaald.`
        : `Wat bij de betaaldienst in ${what} staat, dekt niet wat campagnes en steuners toekomt. Zolang dat zo is, wordt er niets uitbetaald.`,
      'Iemand moet uitzoeken waarom. Afschrijvingen en terugbetalingen gaan door. Wat er gevonden is, staat hier:',
      page,
    ],
  }),
};
