import { PostalCodeWrong } from './pledge.errors.js';

/** What a backer writes; the country is the pledge's destination, since the price depends on it. */
export interface AddressInput {
  readonly name: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string | null;
  readonly city: string;
}

export interface Address extends AddressInput {
  /** ISO 3166. */
  readonly country: string;
}

/** How postal codes look, where most parcels go. Elsewhere they are taken as they are written, or not at all. */
const postalCodes: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  AT: { form: /^\d{4}$/, example: '1010' },
  BE: { form: /^\d{4}$/, example: '5000' },
  CH: { form: /^\d{4}$/, example: '8001' },
  DE: { form: /^\d{5}$/, example: '10115' },
  DK: { form: /^\d{4}$/, example: '1050' },
  ES: { form: /^\d{5}$/, example: '28013' },
  FR: { form: /^\d{5}$/, example: '75001' },
  GB: { form: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, example: 'SW1A 1AA' },
  IT: { form: /^\d{5}$/, example: '00184' },
  LU: { form: /^(L-?)?\d{4}$/i, example: '1111' },
  NL: { form: /^\d{4} ?[A-Z]{2}$/i, example: '1012 AB' },
  PL: { form: /^\d{2}-?\d{3}$/, example: '00-950' },
  PT: { form: /^\d{4}-?\d{3}$/, example: '1100-148' },
};

/** A postal code of that country, where we know how it writes them; there an address needs one. */
export const postalCodeExample = (country: string): string | undefined => postalCodes[country]?.example;

/** The address in that country. @throws PostalCodeWrong with an `example`, where we know how the country writes them */
export function addressIn(country: string, input: AddressInput): Address {
  const known = postalCodes[country];
  if (known && !known.form.test(input.postalCode ?? '')) {
    throw new PostalCodeWrong({
      extra: { example: known.example },
      errors: [{ pointer: '/postalCode', message: `must be a postal code such as ${known.example}` }],
    });
  }
  const { name, line1, line2, postalCode, city } = input;
  return { name, line1, line2, postalCode, city, country };
}
