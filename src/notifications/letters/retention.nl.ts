import { type RetentionLetters } from './retention.js';

const held: Record<Parameters<RetentionLetters['moneyHeld']>[0]['because'], (campaign: string) => string> = {
  warned: (campaign) =>
    `Geld van “${campaign}” is al lang bij ons en moet binnenkort worden uitbetaald. Bekijk waarop het wacht:`,
  overdue: (campaign) =>
    `Geld van “${campaign}” is te lang bij ons. Eén persoon moet voorstellen het vrij te geven of terug te geven, een andere moet instemmen:`,
  release_proposed: (campaign) =>
    `Er is voorgesteld het geld van “${campaign}” vrij te geven, om zonder verder bewijs te worden uitbetaald. Een tweede persoon moet instemmen of afwijzen:`,
  return_proposed: (campaign) =>
    `Er is voorgesteld wat van “${campaign}” niet is uitbetaald terug te geven aan wie bijdroeg. Een tweede persoon moet instemmen of afwijzen:`,
};

export const retentionNl: RetentionLetters = {
  moneyHeld: ({ campaign, because, page }) => ({
    subject: `Geld van ${campaign} dat nog bij ons is`,
    paragraphs: [held[because](campaign), page],
  }),
  moneyHeldDecided: ({ campaign, because, page }) => ({
    subject: `Het geld van ${campaign}`,
    paragraphs: [
      because === 'released'
        ? `Het geld van “${campaign}” was te lang bij ons, en twee personen hebben het vrijgegeven: financiën bereidt de uitbetaling voor zonder verder bewijs.`
        : `Het geld van “${campaign}” was te lang bij ons, en twee personen hebben beslist dat wat niet is uitbetaald teruggaat naar wie bijdroeg, in de verhouding waarin het kwam.`,
      page,
    ],
  }),
};
