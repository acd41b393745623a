import { countries } from '../campaigns/index.js';
import { ChoiceField, TextField } from '../platform/http/index.js';
import { type AddressInput } from './address.rules.js';
import { type ShownAddress } from './read-address.js';

const hidden = { description: 'Null when the caller came with the link of a mail.', nullable: true };

export class AddressRequest {
  @TextField({ max: 100, description: 'Who receives it.' })
  name!: string;

  @TextField({ max: 120 })
  line1!: string;

  @TextField({ max: 120, optional: true, nullable: true })
  line2?: string | null;

  @TextField({
    max: 12,
    optional: true,
    nullable: true,
    description: 'As the country writes it; null where it has none.',
  })
  postalCode?: string | null;

  @TextField({ max: 100 })
  city!: string;
}

export class AddressResponse {
  @TextField({ ...hidden, max: 100 })
  name!: string | null;

  @TextField({ ...hidden, max: 120 })
  line1!: string | null;

  @TextField({ ...hidden, max: 120 })
  line2!: string | null;

  @TextField({ ...hidden, max: 12 })
  postalCode!: string | null;

  @TextField({ max: 100 })
  city!: string;

  @ChoiceField(countries, { description: 'The destination of the pledge.' })
  country!: string;
}

export const toAddressInput = ({ line2, postalCode, ...address }: AddressRequest): AddressInput => ({
  ...address,
  line2: line2 ?? null,
  postalCode: postalCode ?? null,
});

export const toAddressResponse = ({ city, country, whole }: ShownAddress): AddressResponse => ({
  name: whole?.name ?? null,
  line1: whole?.line1 ?? null,
  line2: whole?.line2 ?? null,
  postalCode: whole?.postalCode ?? null,
  city,
  country,
});
