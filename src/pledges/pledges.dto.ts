import { countries } from '../campaigns/index.js';
import { type MoneyJson } from '../money/index.js';
import {
  ChoiceField,
  EmailField,
  IdField,
  IntegerField,
  MoneyField,
  NestedField,
  NestedListField,
  QueryIntegerField,
  TextField,
} from '../platform/http/index.js';
import { AddressRequest } from './addresses.dto.js';
import { type ConsentLocale } from './consent.rules.js';
import { type Visibility } from './pledge.entity.js';
import { WrongCurrency } from './pledge.errors.js';

const locales = ['en', 'fr', 'nl'];
const destinationNotes = { description: 'The country that rewards are sent to, needed when one is.' };
const visibilities = ['public', 'creator', 'hidden'];

export class ChosenRewardRequest {
  @IdField()
  rewardId!: string;

  @IntegerField({ min: 1, max: 100 })
  quantity!: number;
}

export class ConsentRequest {
  @TextField({ max: 20, description: 'As `GET …/consent` answered it.' })
  version!: string;

  @TextField({ max: 1_000, description: 'The exact sentence that the button’s page showed.' })
  sentence!: string;
}

export class GuestRequest {
  @EmailField()
  email!: string;

  @TextField({ max: 80 })
  displayName!: string;
}

export class SendPledgeLinksRequest {
  @EmailField()
  email!: string;
}

export class MakePledgeRequest {
  @MoneyField({ description: 'What counts for the campaign, rewards included.' })
  amount!: MoneyJson;

  @MoneyField({ min: 0, optional: true, description: 'For the platform; nothing unless the backer typed it.' })
  tip?: MoneyJson;

  @NestedListField(() => ChosenRewardRequest, { max: 20, optional: true })
  rewards?: ChosenRewardRequest[];

  @ChoiceField(countries, { ...destinationNotes, optional: true })
  destination?: string;

  @ChoiceField(visibilities, { optional: true })
  visibility?: Visibility;

  @ChoiceField(locales, { optional: true })
  locale?: ConsentLocale;

  @NestedField(() => ConsentRequest)
  consent!: ConsentRequest;

  @NestedField(() => AddressRequest, { optional: true, description: 'Where rewards are sent, within `destination`.' })
  address?: AddressRequest;

  @NestedField(() => GuestRequest, { optional: true, description: 'Who pledges, when nobody is signed in.' })
  guest?: GuestRequest;
}

export class ChangePledgeRequest {
  @MoneyField({ optional: true })
  amount?: MoneyJson;

  @MoneyField({ min: 0, optional: true })
  tip?: MoneyJson;

  @NestedListField(() => ChosenRewardRequest, { max: 20, optional: true })
  rewards?: ChosenRewardRequest[];

  @ChoiceField(countries, { ...destinationNotes, optional: true })
  destination?: string;

  @ChoiceField(visibilities, { optional: true })
  visibility?: Visibility;

  @NestedField(() => ConsentRequest, { optional: true, description: 'Needed when the total rises.' })
  consent?: ConsentRequest;
}

export class SetupRequest {
  @NestedField(() => ConsentRequest, { optional: true, description: 'Needed for another card than the first.' })
  consent?: ConsentRequest;
}

export class PaymentRequest {
  @NestedField(() => ConsentRequest, {
    optional: true,
    description: 'Needed when the last day of the old one is over.',
  })
  consent?: ConsentRequest;
}

export class SetupReturnRequest {
  @IdField({ optional: true, description: 'The page that is left: its `setupId`. The newest one unless told.' })
  setupId?: string;
}

export class ConsentQuery {
  @QueryIntegerField({ min: 1, max: 99_999_999, description: 'Minor units.' })
  amount!: number;

  @QueryIntegerField({ min: 0, max: 99_999_999, optional: true })
  tip?: number;

  @QueryIntegerField({
    min: 0,
    max: 99_999_999,
    optional: true,
    description: 'What sending the rewards costs, by their `shipping`: the price to that country, for each piece.',
  })
  shipping?: number;

  @ChoiceField(locales, { optional: true })
  locale?: ConsentLocale;
}

/** Amount and tip are one charge, so they have one currency. @throws WrongCurrency */
export function oneCurrency(amount: MoneyJson, tip?: MoneyJson): string;
export function oneCurrency(amount?: MoneyJson, tip?: MoneyJson): string | undefined;
export function oneCurrency(amount?: MoneyJson, tip?: MoneyJson): string | undefined {
  if (amount && tip && amount.currency !== tip.currency) throw new WrongCurrency();
  return amount?.currency ?? tip?.currency;
}
