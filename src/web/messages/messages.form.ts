import { z } from 'zod';
import { type MessageAudience, messageAudiences } from '../../community/index.js';
import { OpaqueField, PageQuery } from '../../platform/http/index.js';
import { type Locale, locales } from '../../users/index.js';
import { optionalLine, optionalLines } from '../forms/texts.js';

const subject = optionalLine(120).default('');
const body = optionalLines(5_000).default('');

/** The list of messages, also where the last one was sent a moment ago. */
export class MessagesQuery extends PageQuery {
  @OpaqueField({ optional: true, min: 0, max: 10 })
  sent?: string;
}

/** A message as it was typed. */
export interface TypedMessage {
  readonly key: string;
  readonly audience: MessageAudience;
  readonly rewardId: string | null;
  /** The first is the one to which other readers fall back. */
  readonly texts: readonly { readonly locale: Locale; readonly subject: string; readonly body: string }[];
}

interface Sentences {
  readonly bothOrNeither: string;
  readonly needed: string;
}

/** Whom it is for: `all`, `uncollected`, or the id of a reward. */
const to = z.union([z.enum(messageAudiences).exclude(['reward']), z.uuid()]);

/** Its texts stand in fields that carry the language; the campaign's own, `first`, has to be there. */
export const messageForm = (first: Locale, words: Sentences) =>
  z
    .strictObject({
      key: z.string().max(100),
      to,
      ...Object.fromEntries(
        locales.flatMap((locale) => [
          [`subject-${locale}`, subject],
          [`body-${locale}`, body],
        ]),
      ),
    })
    .transform((typed, context): TypedMessage => {
      const fields = typed as Readonly<Record<string, string>>;
      const of = (name: string): string => fields[name] ?? '';
      const texts = [first, ...locales.filter((locale) => locale !== first)].map((locale) => ({
        locale,
        subject: of(`subject-${locale}`),
        body: of(`body-${locale}`),
      }));
      for (const text of texts) {
        for (const part of ['subject', 'body'] as const) {
          const isMissing = text[part] === '' && (text.locale === first || text.subject !== text.body);
          const message = text.locale === first ? words.needed : words.bothOrNeither;
          if (isMissing) context.addIssue({ code: 'custom', path: [`${part}-${text.locale}`], message });
        }
      }
      const chosen = of('to');
      const isReward = chosen !== 'all' && chosen !== 'uncollected';
      return {
        key: of('key'),
        audience: isReward ? 'reward' : chosen,
        rewardId: isReward ? chosen : null,
        texts: texts.filter((text) => text.subject !== ''),
      };
    });
