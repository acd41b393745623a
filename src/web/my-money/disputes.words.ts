import { inEveryLanguage } from '../language/words.js';

/** By what the modules call it; a word that is missing is shown as it is called there. */
const known = (words: Readonly<Record<string, string>>) => words;

export const disputesWords = inEveryLanguage({
  en: {
    title: 'Disputes',
    none: 'No dispute',
    noneHint:
      'If a backer’s bank takes a charge back, it is shown here. The operator answers the bank; you may be asked for evidence.',
    opened: 'Opened',
    state: 'State',
    disputed: 'Disputed',
    taken: 'Taken by the bank',
    fee: 'Fee',
    due: 'Evidence until',
    states: known({
      warning_needs_response: 'Inquiry, waits for an answer',
      warning_under_review: 'Inquiry, being looked at',
      warning_closed: 'Inquiry, closed',
      needs_response: 'Waits for evidence',
      under_review: 'The bank is deciding',
      won: 'Won',
      lost: 'Lost',
    }),
  },
  fr: {
    title: 'Litiges',
    none: 'Aucun litige',
    noneHint:
      'Si la banque d’un soutien reprend un débit, on le voit ici. L’exploitant répond à la banque ; on peut vous demander des preuves.',
    opened: 'Ouvert',
    state: 'État',
    disputed: 'Contesté',
    taken: 'Pris par la banque',
    fee: 'Frais',
    due: 'Preuves jusqu’au',
    states: known({
      warning_needs_response: 'Demande, attend une réponse',
      warning_under_review: 'Demande, en examen',
      warning_closed: 'Demande, close',
      needs_response: 'Attend des preuves',
      under_review: 'La banque décide',
      won: 'Gagné',
      lost: 'Perdu',
    }),
  },
  nl: {
    title: 'Betwistingen',
    none: 'Geen betwisting',
    noneHint:
      'Als de bank van een steungever een afschrijving terugneemt, staat dat hier. De beheerder antwoordt de bank; men kan u bewijs vragen.',
    opened: 'Geopend',
    state: 'Stand',
    disputed: 'Betwist',
    taken: 'Door de bank genomen',
    fee: 'Kosten',
    due: 'Bewijs tot',
    states: known({
      warning_needs_response: 'Vraag, wacht op antwoord',
      warning_under_review: 'Vraag, wordt bekeken',
      warning_closed: 'Vraag, gesloten',
      needs_response: 'Wacht op bewijs',
      under_review: 'De bank beslist',
      won: 'Gewonnen',
      lost: 'Verloren',
    }),
  },
});
