// Guarantee: an address has a postal code as its country writes it, where we know how, and the country that was paid for.
import { addressIn } from './address.rules.js';
import { PostalCodeWrong } from './pledge.errors.js';

const input = (postalCode: string | null) => ({
  name: 'Ada',
  line1: 'Rue de Fer 1',
  line2: null,
  postalCode,
  city: 'X',
});

it.each([
  ['BE', '5000'],
  ['NL', '1012ab'],
  ['NL', '1012 AB'],
  ['GB', 'SW1A 1AA'],
  ['FR', '75001'],
  ['IE', null],
  ['JP', '100-0001'],
])('in %s %s', (country, code) => expect(addressIn(country, input(code))).toEqual({ ...input(code), country }));

it.each([
  ['BE', null],
  ['BE', '75001'],
  ['FR', '5000'],
  ['NL', '1012'],
  ['DE', '1011A'],
])('in %s not %s', (country, code) => expect(() => addressIn(country, input(code))).toThrow(PostalCodeWrong));
