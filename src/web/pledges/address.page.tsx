import { type ShownAddress } from '../../pledges/index.js';
import { AddressFields } from '../checkout/address-fields.js';
import { addressWords } from '../checkout/address.words.js';
import { type FormState, FormProblems } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { type PledgeFile } from './pledge-desk.js';
import { usePledgeHref } from './pledge-paths.js';

export interface AddressPageProps {
  readonly file: PledgeFile;
  readonly address: ShownAddress | null;
  readonly state: FormState;
}

/** Where the rewards of a pledge are sent. */
export function AddressPage({ file: { pledge }, address, state }: AddressPageProps) {
  const { locale } = useVisit();
  const at = usePledgeHref(pledge.id);
  const words = addressWords[locale];
  return (
    <main id="main" class="wrap checkout">
      <h1>{words.page}</h1>
      <FormProblems state={state} />
      {address && !address.whole && <p class="notice">{words.hiddenFromLinks(placeOf(address, locale))}</p>}
      <form class="form wide" method="post" action={at('/address')}>
        <AddressFields state={state} country={pledge.destination ?? ''} value={address?.whole ?? null} />
        <p class="hint">{words.anotherCountry}</p>
        <div class="row">
          <button class="btn">{words.keep}</button>
          <a class="btn line" href={at()}>
            {words.back}
          </a>
        </div>
      </form>
    </main>
  );
}

type Locale = Parameters<typeof countryName>[1];

export const placeOf = ({ city, country }: ShownAddress, locale: Locale): string =>
  `${city} (${countryName(country, locale)})`;
