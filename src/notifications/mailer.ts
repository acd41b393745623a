/** A letter in an envelope. */
export interface OutgoingMail {
  /** Stays the same when the letter is sent again, so that mail programs show it once. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same in the look of the pages. */
  readonly html: string;
  /** Where a POST without anything else switches such letters off (RFC 8058); none for letters that must be sent. */
  readonly unsubscribeUrl?: string | null;
}

/** Brings letters out of the house. Called outside of transactions, and again after a failure. */
export abstract class Mailer {
  /** How many letters to take at once; while they are sent, no other process takes them. */
  abstract readonly batch: number;

  /** @throws whatever keeps the letter from being accepted. */
  abstract send(mail: OutgoingMail): Promise<void>;

  /** Lets go of connections. */
  abstract close(): Promise<void>;
}
