import { type FormState, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { type AddressInput, postalCodeExample } from '../../pledges/index.js';
import { addressWords } from './address.words.js';

interface AddressProps {
  readonly state: FormState;
  /** The country, which the price of sending depends on. */
  readonly country: string;
  readonly value?: AddressInput | null;
}

/** Where rewards are sent, in one country. */
export function AddressFields({ state, country, value }: AddressProps) {
  const { locale } = useVisit();
  const words = addressWords[locale];
  const example = postalCodeExample(country);
  const field = (name: string, label: string, autocomplete: string, more: object = {}) => (
    <TextField name={name} label={label} state={state} autocomplete={`shipping ${autocomplete}`} {...more} />
  );
  return (
    <fieldset class="field">
      <legend>{words.title}</legend>
      <p class="hint">{words.hint}</p>
      {field('addressee', words.name, 'name', { maxLength: 100, value: value?.name ?? '' })}
      {field('line1', words.line1, 'address-line1', { maxLength: 120, value: value?.line1 ?? '' })}
      {field('line2', words.line2, 'address-line2', { maxLength: 120, value: value?.line2 ?? '', isOptional: true })}
      {field('postalCode', words.postalCode, 'postal-code', {
        ...{ maxLength: 12, value: value?.postalCode ?? '', class: 'short', isOptional: example === undefined },
        ...(example !== undefined && { hint: words.suchAs(example) }),
      })}
      {field('city', words.city, 'address-level2', { maxLength: 100, value: value?.city ?? '' })}
      <p>
        {words.country}: <b>{countryName(country, locale)}</b>
      </p>
    </fieldset>
  );
}
