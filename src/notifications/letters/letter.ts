import { type Locale } from '../../users/index.js';

/** Where a letter leads: the address of a page, in the language of whoever reads the letter. */
export type PageAddress = (locale: Locale) => string;

/** What a letter says between greeting and foot: what happened, what it means, what to do. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly (string | PageAddress)[];
}

/** The words that are the same in every letter of a language. */
export interface Frame {
  /** An empty name is of an address that we know nothing else of. */
  hello(name: string): string;
  /** The foot, above the operator's name and address. */
  sentBy: string;
}
