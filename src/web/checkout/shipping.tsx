import { type CampaignResponse, countries, elsewhere } from '../../campaigns/index.js';
import { type FormState, SelectField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { countriesByName, countryName } from '../language/countries.js';
import { sayIn } from '../language/say.js';
import { wishWords } from './wish.words.js';

type Reward = Pick<CampaignResponse['rewards'][number], 'shipping'>;

/** Names in sight; the field of the checkout has them all. */
const mostNames = 8;

/** What sending a reward costs, by country: one line for each price. */
export function ShippingPrices({ reward: { shipping } }: { reward: Reward }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = wishWords[locale];
  if (shipping.length === 0) return null;
  return (
    <ul class="plain-list hint">
      {shipping.map(({ countries: codes, price }) => {
        const names = codes.slice(0, mostNames).map((code) => countryName(code, locale));
        const more = codes.length - names.length;
        const places = more > 0 ? words.andMore(names.join(', '), more) : names.join(', ');
        return <li>{words.sentTo(places, price.amount === 0 ? words.free : say.sum(price))}</li>;
      })}
    </ul>
  );
}

/** The country that rewards are sent to; nothing where a campaign sends none. */
export function DestinationField({
  rewards,
  state,
  value,
}: {
  rewards: readonly Reward[];
  state: FormState;
  value: string | null;
}) {
  const { locale } = useVisit();
  const words = wishWords[locale];
  const codes = new Set(rewards.flatMap(({ shipping }) => shipping.flatMap((rate) => rate.countries)));
  if (codes.size === 0) return null;
  const offered = codes.has(elsewhere) ? countries : [...codes];
  const options = countriesByName(locale, offered).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <SelectField
      name="destination"
      label={words.destination}
      hint={words.destinationHint}
      state={state}
      value={value ?? ''}
      options={[{ value: '', label: words.chooseCountry }, ...options]}
      isOptional
    />
  );
}
