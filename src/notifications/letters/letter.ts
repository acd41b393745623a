/** Where a mail leads, and the API call that the page stands for. */
export interface Action {
  /** Below PUBLIC_URL. */
  readonly url: string;
  /** As 'POST /v1/users/verify-email'; what its body needs stands in the words around it. */
  readonly call: string;
}

/** What a letter says between greeting and foot: what happened, what it means, what to do. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly (string | Action)[];
}

/** The words that are the same in every letter of a language. */
export interface Frame {
  hello(name: string): string;
  /** Follows a link, while there are no pages yet. */
  meanwhile(call: string): string;
  /** The foot, above the operator's name and address. */
  sentBy: string;
}
