import { type TrancheLetters } from './tranche.js';

const decided: Record<Parameters<TrancheLetters['trancheDecided']>[0]['because'], (of: string) => string> = {
  accepted: (of) => `Wat u toonde voor ${of} is aanvaard. Financiën bereidt de uitbetaling nu voor.`,
  evidence_refused: (of) =>
    `Wat u toonde voor ${of} is niet aanvaard. U kunt meer indienen; wie het weigerde, kan u zeggen wat er ontbreekt.`,
  refusal_proposed: (of) =>
    `Er is voorgesteld ${of} definitief te weigeren. Een tweede persoon beslist; tot dan kunt u nog bewijs indienen. Bij weigering gaat wat niet is uitbetaald terug naar wie bijdroeg.`,
  kept: (of) => `Er wordt niet definitief geweigerd: ${of} wacht weer op uw bewijs.`,
  refused: (of) =>
    `Twee personen hebben ${of} definitief geweigerd. Wat niet is uitbetaald, gaat nu terug naar wie bijdroeg, in de verhouding waarin het kwam.`,
};

export const trancheNl: TrancheLetters = {
  trancheToDecide: ({ campaign, number, because, page }) => ({
    subject: `Te beslissen: deel ${number} van ${campaign}`,
    paragraphs: [
      because === 'handed_in'
        ? `Voor deel ${number} van het geld van “${campaign}” is bewijs ingediend. Bekijk het, en aanvaard of weiger het dan:`
        : `Er is voorgesteld deel ${number} van het geld van “${campaign}” definitief te weigeren en terug te geven wat niet is uitbetaald. Een tweede persoon moet instemmen of het behouden:`,
      page,
    ],
  }),
  trancheDecided: ({ campaign, number, because, page }) => ({
    subject: `Deel ${number} van het geld van ${campaign}`,
    paragraphs: [decided[because](`deel ${number} van het geld van “${campaign}”`), page],
  }),
};
