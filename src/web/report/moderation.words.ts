import { type Basis, type Ground, type Outcome, type SubjectKind } from '../../community/index.js';
import { inEveryLanguage } from '../language/words.js';

const kinds = (words: Readonly<Record<SubjectKind, string>>) => words;
const grounds = (words: Readonly<Record<Ground, string>>) => words;
const bases = (words: Readonly<Record<Basis, string>>) => words;
const outcomes = (words: Readonly<Record<Outcome, string>>) => words;
const answers = (words: Readonly<Record<'upheld' | 'reversed', string>>) => words;

/** What pages of everybody and of staff call the same things. */
export const moderationWords = inEveryLanguage({
  en: {
    kinds: kinds({ campaign: 'Campaign', update: 'Update', comment: 'Comment', complaint: 'Complaint' }),
    grounds: grounds({
      illegal: 'It is against the law',
      fraud: 'Fraud or deception',
      hate: 'Hate or incitement',
      rights: 'It violates somebody’s rights, such as authorship or privacy',
      spam: 'Unwanted advertising or repetition',
      other: 'Something else',
    }),
    bases: bases({ law: 'Against the law', terms: 'Against the terms of this service' }),
    outcomes: outcomes({
      none: 'Nothing was done: it stays as it is',
      hidden: 'Hidden from everybody but its people and staff',
      suspended: 'The campaign is suspended',
    }),
    answers: answers({ upheld: 'The decision stands', reversed: 'The decision is reversed' }),
    explanation: 'Why',
    explanationHint:
      'In 20 to 4,000 characters, so that somebody who knows nothing of it can judge. Name the passage that you mean.',
  },
  fr: {
    kinds: kinds({ campaign: 'Campagne', update: 'Actualité', comment: 'Commentaire', complaint: 'Plainte' }),
    grounds: grounds({
      illegal: 'C’est contraire à la loi',
      fraud: 'Fraude ou tromperie',
      hate: 'Haine ou incitation',
      rights: 'Cela viole les droits de quelqu’un, comme le droit d’auteur ou la vie privée',
      spam: 'Publicité indésirable ou répétitions',
      other: 'Autre chose',
    }),
    bases: bases({ law: 'Contraire à la loi', terms: 'Contraire aux conditions de ce service' }),
    outcomes: outcomes({
      none: 'Rien n’a été fait : cela reste tel quel',
      hidden: 'Masqué pour tous, sauf ses auteurs et l’équipe',
      suspended: 'La campagne est suspendue',
    }),
    answers: answers({ upheld: 'La décision reste', reversed: 'La décision est annulée' }),
    explanation: 'Pourquoi',
    explanationHint:
      'En 20 à 4 000 caractères, pour que quelqu’un qui n’en sait rien puisse juger. Citez le passage dont vous parlez.',
  },
  nl: {
    kinds: kinds({ campaign: 'Campagne', update: 'Nieuws', comment: 'Reactie', complaint: 'Klacht' }),
    grounds: grounds({
      illegal: 'Het is tegen de wet',
      fraud: 'Fraude of misleiding',
      hate: 'Haat of opruiing',
      rights: 'Het schendt iemands rechten, zoals auteursrecht of privacy',
      spam: 'Ongewenste reclame of herhaling',
      other: 'Iets anders',
    }),
    bases: bases({ law: 'Tegen de wet', terms: 'Tegen de voorwaarden van deze dienst' }),
    outcomes: outcomes({
      none: 'Er is niets gedaan: het blijft zoals het is',
      hidden: 'Verborgen voor iedereen behalve wie het schreef en medewerkers',
      suspended: 'De campagne is opgeschort',
    }),
    answers: answers({ upheld: 'De beslissing blijft', reversed: 'De beslissing is teruggedraaid' }),
    explanation: 'Waarom',
    explanationHint:
      'In 20 tot 4.000 tekens, zodat iemand die er niets van weet kan oordelen. Noem de passage die u bedoelt.',
  },
});
