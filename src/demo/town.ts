import { Campaigns } from './campaigns.js';
import { Browser } from './browser.js';
import { type Parts } from './parts.js';
import { People, type NewPerson, type Person } from './people.js';
import { Pledges } from './pledges.js';
import { Time } from './time.js';

/** Everything a story needs: people, what they do, and the clock. */
export interface Town {
  readonly people: People;
  readonly campaigns: Campaigns;
  readonly pledges: Pledges;
  readonly time: Time;
}

/** A role approves nothing in its first 24 hours. */
const seasoning = 25 * 3_600_000;

/** Those who run the instance. A role counts as a second pair of eyes only a day after it was granted. */
export interface Staff {
  readonly owners: readonly [Person, Person];
  readonly moderator: Person;
  readonly preparer: Person;
  readonly approver: Person;
  readonly auditor: Person;
}

const at = (local: string, name: string, locale: NewPerson['locale'] = 'en'): NewPerson => ({
  email: `${local}@tally.example`,
  name,
  locale,
});

export const staffPeople = {
  first: at('noor', 'Noor El Amrani', 'nl'),
  second: at('gilles', 'Gilles Fontaine', 'fr'),
  moderator: at('marta', 'Marta Kowalska'),
  preparer: at('pieter', 'Pieter De Smet', 'nl'),
  approver: at('awa', 'Awa Diallo', 'fr'),
  auditor: at('judith', 'Judith Stern'),
};

export const ownerAddresses = [staffPeople.first.email, staffPeople.second.email];

export function openTown({ service, provider }: Pick<Parts, 'service' | 'provider'>): Town {
  const browser = new Browser(provider);
  return {
    people: new People(service),
    campaigns: new Campaigns(service, browser),
    pledges: new Pledges(service, browser),
    time: new Time(service, provider),
  };
}

/** Registers the staff; their roles are granted by two owners a day later, and another day passes. */
export async function hireStaff({ people, time }: Town): Promise<Staff> {
  const { first, second, ...others } = staffPeople;
  const owners = await Promise.all([people.register(first), people.register(second)]);
  const [moderator, preparer, approver, auditor] = await Promise.all([
    people.register(others.moderator),
    people.register(others.preparer),
    people.register(others.approver),
    people.register(others.auditor),
  ]);
  await time.moveBy(seasoning);
  await people.grant(moderator, 'moderator', owners);
  await people.grant(preparer, 'finance', owners);
  await people.grant(approver, 'finance', owners);
  await people.grant(auditor, 'auditor', owners);
  await time.moveBy(seasoning);
  return { owners, moderator, preparer, approver, auditor };
}

/** The same staff when the town is there already. */
export async function greetStaff({ people }: Town): Promise<Staff> {
  return {
    owners: [await people.signIn(staffPeople.first), await people.signIn(staffPeople.second)],
    moderator: await people.signIn(staffPeople.moderator),
    preparer: await people.signIn(staffPeople.preparer),
    approver: await people.signIn(staffPeople.approver),
    auditor: await people.signIn(staffPeople.auditor),
  };
}
