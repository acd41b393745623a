import { z } from 'zod';
import { type AddressInput, addressIn, PostalCodeWrong } from '../../pledges/index.js';
import { type Locale } from '../../users/index.js';
import { type FormRead, readForm, type Typed } from '../forms/read-form.js';
import { line, optionalLine } from '../forms/texts.js';
import { addressWords } from './address.words.js';

const form = z.strictObject({
  addressee: line(100),
  line1: line(120),
  line2: optionalLine(120),
  postalCode: optionalLine(12),
  city: line(100),
});

/** An address as it was typed, judged for the country that it is in. What is wrong stands at its field. */
export function readAddress(typed: Typed, country: string, locale: Locale): FormRead<AddressInput> {
  const { addressee = '', line1 = '', line2 = '', postalCode = '', city = '' } = typed;
  const read = readForm(form, { addressee, line1, line2, postalCode, city }, locale);
  const wrong = postalError(postalCode.trim(), country, locale);
  if (!read.ok) return { ...read, typed, errors: { ...wrong, ...read.errors } };
  if (wrong) return { ok: false, typed, errors: wrong };
  const { value } = read;
  const { addressee: name, ...rest } = value;
  const address = { ...rest, name, line2: value.line2 || null, postalCode: value.postalCode || null };
  return { ok: true, typed, value: address };
}

function postalError(postalCode: string, country: string, locale: Locale): Record<string, string> | undefined {
  try {
    addressIn(country, { name: '', line1: '', line2: null, city: '', postalCode });
    return undefined;
  } catch (error) {
    if (!(error instanceof PostalCodeWrong)) throw error;
    return { postalCode: addressWords[locale].wrongPostalCode(String(error.extra['example'])) };
  }
}
