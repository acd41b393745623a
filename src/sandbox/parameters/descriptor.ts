import { invalidParameter } from '../protocol/api-error.js';
import { text } from './kinds.js';
import { parameter, type Parameter } from './parameter.js';

const longest = 22;
const account = 'TALLY';

/** The part of a statement that belongs to one charge: https://docs.stripe.com/get-started/account/statement-descriptors */
export const descriptorSuffix: Parameter<string, false> = parameter((value, name) => {
  const suffix = text(longest).read(value, name);
  if (/[<>\\'"*]/.test(suffix)) {
    throw invalidParameter(undefined, `The ${name} must not contain any of < > \\ ' " *.`, name);
  }
  if (!/[A-Za-z]/.test(suffix)) {
    throw invalidParameter(undefined, `The ${name} must contain at least one Latin letter.`, name);
  }
  return suffix;
});

/** Cards show the account's descriptor; a whole one of a charge's own is for other methods, which the sandbox has none of. */
export const wholeDescriptor: Parameter<never, false> = parameter((_value, name) => {
  throw invalidParameter(
    undefined,
    `The ${name} parameter is not supported for card charges. Please use \`statement_descriptor_suffix\` instead.`,
    name,
  );
});

/** What the statement of a card shows: the account's descriptor, and after it the charge's own part, cut at 22. */
export const statementOf = (suffix: string | null): string =>
  (suffix === null ? account : `${account}* ${suffix}`).slice(0, longest).toUpperCase();
