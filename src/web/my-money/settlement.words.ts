import { inEveryLanguage } from '../language/words.js';

/** By what the modules call it; a word that is missing is shown as it is called there. */
const known = (words: Readonly<Record<string, string>>) => words;

export const settlementWords = inEveryLanguage({
  en: {
    title: 'How charging goes',
    round: (n: number) => `Round ${n}`,
    states: known({
      closing: 'Being counted: pledges that still wait for their card are asked about.',
      collecting: 'Cards are being charged.',
      settled: 'Everything is charged or dropped; the round is settled.',
      failed: 'The round has ended without money that stays.',
    }),
    deadline: 'Deadline',
    decided: 'Decided',
    until: 'Charging until',
    next: 'Next try',
    collected: 'Collected',
    dropped: 'Dropped',
    open: 'Still to be charged',
    held: 'Of these, staff looks at',
    pledges: (count: number) => (count === 1 ? 'one pledge' : `${count} pledges`),
    hint: 'A card that fails softly is tried again after 48, 96 and 144 hours. Backers are asked by mail to help.',
  },
  fr: {
    title: 'Où en est le prélèvement',
    round: (n: number) => `Tour ${n}`,
    states: known({
      closing: 'Décompte : on se renseigne sur les promesses qui attendent encore leur carte.',
      collecting: 'Les cartes sont en train d’être débitées.',
      settled: 'Tout est débité ou abandonné ; le tour est clos.',
      failed: 'Le tour a pris fin sans argent qui reste.',
    }),
    deadline: 'Échéance',
    decided: 'Décidé',
    until: 'Prélèvement jusqu’au',
    next: 'Prochain essai',
    collected: 'Récolté',
    dropped: 'Abandonné',
    open: 'Encore à débiter',
    held: 'Dont l’équipe s’occupe',
    pledges: (count: number) => (count === 1 ? 'une promesse' : `${count} promesses`),
    hint: 'Une carte qui échoue sans être refusée est réessayée après 48, 96 et 144 heures. Les soutiens sont priés par courriel d’aider.',
  },
  nl: {
    title: 'Hoe de inning verloopt',
    round: (n: number) => `Ronde ${n}`,
    states: known({
      closing: 'Wordt geteld: toezeggingen die nog op hun kaart wachten, worden nagevraagd.',
      collecting: 'De kaarten worden belast.',
      settled: 'Alles is geïnd of weggevallen; de ronde is afgesloten.',
      failed: 'De ronde is geëindigd zonder geld dat blijft.',
    }),
    deadline: 'Einddatum',
    decided: 'Beslist',
    until: 'Inning tot',
    next: 'Volgende poging',
    collected: 'Geïnd',
    dropped: 'Weggevallen',
    open: 'Nog te innen',
    held: 'Waarvan medewerkers bekijken',
    pledges: (count: number) => (count === 1 ? 'één toezegging' : `${count} toezeggingen`),
    hint: 'Een kaart die tijdelijk faalt, wordt opnieuw geprobeerd na 48, 96 en 144 uur. Steungevers wordt per mail gevraagd te helpen.',
  },
});
