import { inEveryLanguage } from '../../language/words.js';

export const retentionsWords = inEveryLanguage({
  en: {
    title: 'Money held too long',
    lede: (days: number) =>
      `No campaign’s money stays with us for more than ${days} days. What is overdue two people release, to be paid out as it is, or give back.`,
    none: 'No campaign’s money has been with us for long.',
    noneHint: 'It stands here some weeks before it has been with us too long.',
    since: 'With us since',
    lastDay: 'Last day',
    funds: 'In the books',
    of: (campaign: string) => `The money of ${campaign}`,
    proposedBy: 'Proposed by',
    decidedBy: 'Decided by',
    proposeRelease: 'Propose to release it',
    proposeReturn: 'Propose to give it back',
    agree: { release_proposed: 'Agree: release it', return_proposed: 'Agree: give it back' },
    decline: 'Decline what is proposed',
    releaseHint:
      'Released money is paid out without further evidence. Money given back goes to the backers in the proportion in which it came.',
    payouts: 'What it waits for, and its payouts',
    tooEarly: 'Until its last day nothing is decided here: see what the money waits for, and pay it out.',
  },
  fr: {
    title: 'Argent gardé trop longtemps',
    lede: (days: number) =>
      `L’argent d’une campagne ne reste pas chez nous plus de ${days} jours. Passé ce délai, deux personnes le libèrent, pour qu’il soit versé tel quel, ou le rendent.`,
    none: 'Aucun argent de campagne n’est chez nous depuis longtemps.',
    noneHint: 'Il apparaît ici quelques semaines avant d’y être depuis trop longtemps.',
    since: 'Chez nous depuis',
    lastDay: 'Dernier jour',
    funds: 'Dans les comptes',
    of: (campaign: string) => `L’argent de ${campaign}`,
    proposedBy: 'Proposé par',
    decidedBy: 'Décidé par',
    proposeRelease: 'Proposer de le libérer',
    proposeReturn: 'Proposer de le rendre',
    agree: { release_proposed: 'Consentir : le libérer', return_proposed: 'Consentir : le rendre' },
    decline: 'S’y opposer',
    releaseHint:
      'L’argent libéré est versé sans autres justificatifs. L’argent rendu va aux contributeurs, dans la proportion où il est venu.',
    payouts: 'Ce qu’il attend, et ses versements',
    tooEarly: 'Jusqu’au dernier jour, rien ne se décide ici : voyez ce que l’argent attend, et versez-le.',
  },
  nl: {
    title: 'Geld dat te lang bij ons is',
    lede: (days: number) =>
      `Geld van een campagne blijft niet langer dan ${days} dagen bij ons. Daarna geven twee personen het vrij, om zo te worden uitbetaald, of geven het terug.`,
    none: 'Geen geld van een campagne is al lang bij ons.',
    noneHint: 'Het staat hier enkele weken voor het te lang bij ons is.',
    since: 'Bij ons sinds',
    lastDay: 'Laatste dag',
    funds: 'In de boeken',
    of: (campaign: string) => `Het geld van ${campaign}`,
    proposedBy: 'Voorgesteld door',
    decidedBy: 'Beslist door',
    proposeRelease: 'Voorstellen het vrij te geven',
    proposeReturn: 'Voorstellen het terug te geven',
    agree: { release_proposed: 'Instemmen: vrijgeven', return_proposed: 'Instemmen: teruggeven' },
    decline: 'Afwijzen wat is voorgesteld',
    releaseHint:
      'Vrijgegeven geld wordt zonder verder bewijs uitbetaald. Teruggegeven geld gaat naar wie bijdroeg, in de verhouding waarin het kwam.',
    payouts: 'Waarop het wacht, en de uitbetalingen',
    tooEarly: 'Tot de laatste dag wordt hier niets beslist: kijk waarop het geld wacht, en betaal het uit.',
  },
});
