/** A link to one of our pages, or to an address outside the languages, with the words around it. */
export interface TextLink {
  readonly text: string;
  /** A path of ours. Pages have no language in it; `isProgram` leads to what programs read. */
  readonly to: string;
  readonly isProgram?: boolean;
}

/** A paragraph, a list, a block of code, or a line of links. */
export type Block =
  string | { readonly list: readonly string[] } | { readonly code: string } | { readonly links: readonly TextLink[] };

export interface Section {
  readonly title: string;
  readonly body: readonly Block[];
}

/** A page of text: what it is called, what it says first, and its sections. */
export interface Text {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly Section[];
}

/** What texts say of this instance: sums and days as its settings have them, written as the language does. */
export interface Facts {
  readonly home: string;
  readonly operator: string;
  readonly address: string;
  readonly fee: string;
  readonly vat: string;
  /** Days from the last deadline to the first payout, and how long money may stay at most. */
  readonly delayDays: number;
  readonly holdDays: number;
  /** What is kept of payouts; null where nothing is. */
  readonly reserve: { readonly rate: string; readonly days: number } | null;
  /** The sum from which a refund needs a second person. */
  readonly secondPersonFrom: string;
  readonly currencies: string;
  readonly hasDebits: boolean;
}

export type TextOf = (facts: Facts) => Text;
