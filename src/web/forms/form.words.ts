import { type z } from 'zod';
import { inEveryLanguage } from '../language/words.js';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

interface IssueWords {
  readonly missing: string;
  readonly tooShort: (min: number) => string;
  readonly tooLong: (max: number) => string;
  readonly email: string;
  readonly choice: string;
  readonly wrong: string;
}

/** Says what is wrong with a field: what zod found, or what a schema said itself (`ctx.addIssue({ message })`). */
const issueIn =
  (words: IssueWords) =>
  (issue: Issue): string => {
    if (issue.input === undefined || issue.input === '') return words.missing;
    if (issue.code === 'too_small') return words.tooShort(Number(issue.minimum));
    if (issue.code === 'too_big') return words.tooLong(Number(issue.maximum));
    if (issue.code === 'invalid_format' && issue.format === 'email') return words.email;
    if (issue.code === 'invalid_value') return words.choice;
    return words.wrong;
  };

const amount = {
  en: 'Write a sum such as 25 or 12.50.',
  fr: 'Écrivez une somme comme 25 ou 12,50.',
  nl: 'Schrijf een bedrag zoals 25 of 12,50.',
};

export const formWords = inEveryLanguage({
  en: {
    issue: issueIn({
      missing: 'Please fill this in.',
      tooShort: (min) => `Please write at least ${min} characters.`,
      tooLong: (max) => `Please write at most ${max} characters.`,
      email: 'This is not an e-mail address. It should look like name@example.org.',
      choice: 'Please choose one of the answers.',
      wrong: 'This cannot be used as it is. Please check it.',
    }),
    amount: amount.en,
    summary: (count: number) =>
      count === 1 ? 'One thing needs your attention' : `${count} things need your attention`,
    optional: 'optional',
    problem: 'This did not work',
  },
  fr: {
    issue: issueIn({
      missing: 'Veuillez remplir ce champ.',
      tooShort: (min) => `Écrivez au moins ${min} caractères.`,
      tooLong: (max) => `Écrivez au plus ${max} caractères.`,
      email: 'Ce n’est pas une adresse e-mail. Elle devrait ressembler à nom@exemple.org.',
      choice: 'Veuillez choisir une des réponses.',
      wrong: 'Cela ne peut pas être utilisé tel quel. Veuillez vérifier.',
    }),
    amount: amount.fr,
    summary: (count: number) =>
      count === 1 ? 'Un point demande votre attention' : `${count} points demandent votre attention`,
    optional: 'facultatif',
    problem: 'Cela n’a pas marché',
  },
  nl: {
    issue: issueIn({
      missing: 'Vul dit in.',
      tooShort: (min) => `Schrijf minstens ${min} tekens.`,
      tooLong: (max) => `Schrijf hoogstens ${max} tekens.`,
      email: 'Dit is geen e-mailadres. Het hoort eruit te zien als naam@voorbeeld.org.',
      choice: 'Kies een van de antwoorden.',
      wrong: 'Dit kan zo niet worden gebruikt. Kijk het na.',
    }),
    amount: amount.nl,
    summary: (count: number) => (count === 1 ? 'Eén punt vraagt uw aandacht' : `${count} punten vragen uw aandacht`),
    optional: 'niet verplicht',
    problem: 'Dit is niet gelukt',
  },
});
