import { type Locale } from '../../users/index.js';
import { catalogues, type FactsOf, type Letters, type MailKind } from './catalogues.js';
import { type PageAddress, type Letter } from './letter.js';

/** Who writes: OPERATOR_NAME and OPERATOR_ADDRESS. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

export interface ComposedLetter {
  readonly subject: string;
  readonly body: string;
}

/** In the foot of letters that their reader may do without, above the address that does it. */
const switchOff: Readonly<Record<Locale, string>> = {
  en: 'You do not want mails of this kind? Switch them off here:',
  fr: 'Vous ne voulez plus de courriels de ce genre ? Désactivez-les ici :',
  nl: 'Wilt u zulke mails niet meer? Zet ze hier uit:',
};

/** The whole letter as plain text, in the language of its reader. */
export function compose<K extends MailKind>(
  kind: K,
  reader: { readonly name: string; readonly locale: Locale },
  facts: FactsOf<K>,
  sender: Sender,
  unsubscribe?: PageAddress,
): ComposedLetter {
  const catalogue = catalogues[reader.locale];
  const write = catalogue[kind] as (facts: FactsOf<K>) => ReturnType<Letters[K]>;
  const { subject, paragraphs }: Letter = write(facts);
  const shown = (part: string | PageAddress): string => (typeof part === 'string' ? part : part(reader.locale));
  const wayOut = unsubscribe ? `\n${switchOff[reader.locale]}\n${unsubscribe(reader.locale)}` : '';
  const body = [
    catalogue.hello(reader.name),
    ...paragraphs.map(shown),
    `-- \n${catalogue.sentBy}\n${sender.name}\n${sender.address}${wayOut}`,
  ];
  return { subject: oneLine(subject), body: `${body.join('\n\n')}\n` };
}

/** Titles and names are people's texts; a header has one line, and not a long one. */
const oneLine = (subject: string): string => {
  const line = subject.replace(/\s+/g, ' ').trim();
  return line.length <= 180 ? line : `${line.slice(0, 179)}…`;
};
