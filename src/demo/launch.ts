import { type Amounts } from './amounts.js';
import { type DemoCampaign } from './campaigns.js';
import { type Person } from './people.js';
import { type DemoPledge } from './pledges.js';
import { projects } from './texts.js';
import { type Staff, type Town } from './town.js';

/** Good cards, a decline that succeeds on retry, a 3-D Secure, a dead card; amounts in euros. */
const backers = [
  { name: 'Lotte Janssens', locale: 'nl', euros: 250, tip: 5, card: 'pm_card_visa', reward: 0 },
  { name: 'Thomas Lefèvre', locale: 'fr', euros: 400, tip: 0, card: 'pm_card_mastercard', reward: undefined },
  {
    name: 'Aisha Rahman',
    locale: 'en',
    euros: 180,
    tip: 2,
    card: 'pm_card_sandbox_decline_1_insufficient_funds',
    reward: 1,
  },
  {
    name: 'Bram Peeters',
    locale: 'nl',
    euros: 300,
    tip: 0,
    card: 'pm_card_sandbox_setup_then_authenticate',
    reward: undefined,
  },
  {
    name: 'Chloé Dubois',
    locale: 'fr',
    euros: 120,
    tip: 0,
    card: 'pm_card_sandbox_decline_always_lost_card',
    reward: undefined,
  },
  { name: 'Samuel Osei', locale: 'en', euros: 90, tip: 1, card: 'pm_card_authenticationRequiredOnSetup', reward: 0 },
] as const;

/** A campaign of new people, from the idea to its first day. */
export async function launch(
  town: Town,
  staff: Staff,
  wanted: { currency: string; target: number; run: string },
): Promise<{ campaign: DemoCampaign; owner: Person }> {
  const [text] = projects;
  if (!text) throw new Error('there are no texts');
  const owner = await town.people.register({
    email: `ines-${wanted.run}@tally.example`,
    name: 'Ines Verlinden',
    locale: 'en',
  });
  const deputy = await town.people.register({
    email: `jonas-${wanted.run}@tally.example`,
    name: 'Jonas Wouters',
    locale: 'nl',
  });
  await town.campaigns.onboard(owner);
  const plan = {
    text,
    owner,
    deputy,
    model: 'all_or_nothing' as const,
    days: 10,
    shortfallPolicy: 'pay_anyway' as const,
  };
  const campaign = await town.campaigns.draft({ ...plan, ...wanted }, await town.time.now());
  await town.campaigns.submit(campaign, owner);
  await town.campaigns.review(campaign, staff.moderator);
  await town.time.untilIdle();
  await town.campaigns.schedule(campaign, owner);
  await town.time.untilIdle();
  return { campaign, owner };
}

/** Members and one guest; one cancels, one never saves a card. */
export async function pledgeAll(
  town: Town,
  campaign: DemoCampaign,
  amounts: Amounts,
  run: string,
): Promise<DemoPledge[]> {
  const made: DemoPledge[] = [];
  for (const [index, { name, locale, euros, tip, card, reward }] of backers.entries()) {
    const email = `backer-${index}-${run}@tally.example`;
    const isGuest = index === backers.length - 1;
    const backer = isGuest ? { email, name, locale } : await town.people.register({ email, name, locale });
    const chosen = reward === undefined ? undefined : campaign.rewards[reward];
    const amount = Math.max(amounts.about(euros), chosen?.price ?? 0);
    const plan = { backer, amount, tip: amounts.tip(tip), card, ...(chosen && { rewardIds: [chosen.id] }) };
    made.push(await town.pledges.make(campaign, plan));
  }
  const fickle = await town.people.register({ email: `fickle-${run}@tally.example`, name: 'Emma Claes', locale: 'nl' });
  await town.pledges.cancel(
    await town.pledges.make(campaign, { backer: fickle, amount: amounts.about(60), card: 'pm_card_visa' }),
  );
  await town.pledges.promise(campaign, { backer: fickle, amount: amounts.about(40), card: 'pm_card_visa' });
  return made;
}
