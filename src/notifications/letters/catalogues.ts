import { type Locale } from '../../users/index.js';
import { accountEn } from './account.en.js';
import { accountFr } from './account.fr.js';
import { accountNl } from './account.nl.js';
import { type AccountLetters } from './account.js';
import { type Frame } from './letter.js';

/** Every letter that the service writes. One that a language lacks does not compile. */
export type Letters = AccountLetters;

export type MailKind = keyof Letters;
export type FactsOf<K extends MailKind> = Parameters<Letters[K]>[0];

const frames: Record<Locale, Frame> = {
  en: {
    hello: (name) => `Hello ${name},`,
    meanwhile: (call) => `(While this page is not built yet, programs do the same by ${call}.)`,
    sentBy: 'This mail is about something that happened on a service run by',
  },
  fr: {
    hello: (name) => `Bonjour ${name},`,
    meanwhile: (call) => `(Tant que cette page n’existe pas encore, les programmes font de même par ${call}.)`,
    sentBy: 'Ce message concerne un événement sur un service exploité par',
  },
  nl: {
    hello: (name) => `Dag ${name},`,
    meanwhile: (call) => `(Zolang deze pagina er nog niet is, doen programma’s hetzelfde met ${call}.)`,
    sentBy: 'Dit bericht gaat over iets dat gebeurde op een dienst van',
  },
};

export const catalogues: Record<Locale, Frame & Letters> = {
  en: { ...frames.en, ...accountEn },
  fr: { ...frames.fr, ...accountFr },
  nl: { ...frames.nl, ...accountNl },
};
