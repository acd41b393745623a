import { Amounts } from './amounts.js';
import { type DemoCampaign } from './campaigns.js';
import { Ending } from './ending.js';
import { type DemoOptions } from './options.js';
import { type Parts } from './parts.js';
import { type Person } from './people.js';
import { type DemoPledge } from './pledges.js';
import { type Summary, summarise, tellSummary } from './summary.js';
import { projects } from './texts.js';
import { greetStaff, hireStaff, openTown, type Staff, type Town } from './town.js';

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

/** One campaign from draft to payout on virtual time. Answers the summary; `wrong` is empty when all is well. */
export async function runOnce(parts: Parts, options: DemoOptions, say: (line: string) => void): Promise<Summary> {
  const town = openTown(parts);
  const amounts = new Amounts(options.currency, options.seed);
  const staff = parts.isNew ? await hireStaff(town) : await greetStaff(town);
  const run = (await town.time.now()).getTime().toString(36);
  say('People have registered; two owners have granted the roles, and a day has passed');

  const { campaign } = await launch(town, staff, { currency: options.currency, target: amounts.about(1000), run });
  say(`"${campaign.title}" is live until ${campaign.deadline.toISOString()}`);
  const pledges = await pledge(town, campaign, amounts, run);
  say(`${pledges.length} people have pledged; one more has cancelled, and one has never saved a card`);
  await town.time.moveTo(new Date(campaign.deadline.getTime() - 1000));

  const ending = new Ending(town, parts, say);
  const now = await ending.collect(campaign, pledges);
  const payout = await ending.payOut(campaign, staff);
  await town.time.moveBy(3 * 86_400_000);
  const states = await Promise.all(pledges.map((one) => town.pledges.state(one)));
  const tips = pledges.reduce((sum, { tip }, index) => sum + (states[index] === 'collected' ? tip : 0), 0);
  const paid = await parts.service.get<Parameters<typeof summarise>[3]>(`/v1/payouts/${payout.id}`, staff.auditor);
  const summary = await summarise(
    parts,
    campaign,
    { ...now, state: (await ending.campaign(campaign.id)).state },
    paid,
    tips,
  );
  for (const line of tellSummary(summary, (amount) => ending.money(amount, campaign.currency))) say(line);
  return summary;
}

async function launch(
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
async function pledge(town: Town, campaign: DemoCampaign, amounts: Amounts, run: string): Promise<DemoPledge[]> {
  const made: DemoPledge[] = [];
  for (const [index, { name, locale, euros, tip, card, reward }] of backers.entries()) {
    const email = `backer-${index}-${run}@tally.example`;
    const isGuest = index === backers.length - 1;
    const backer = isGuest ? { email, name, locale } : await town.people.register({ email, name, locale });
    const chosen = reward === undefined ? undefined : campaign.rewards[reward];
    const amount = Math.max(amounts.about(euros), chosen?.price ?? 0);
    const plan = { backer, amount, tip: amounts.tip(tip), card, ...(chosen && { rewardId: chosen.id }) };
    made.push(await town.pledges.make(campaign, plan));
  }
  const fickle = await town.people.register({ email: `fickle-${run}@tally.example`, name: 'Emma Claes', locale: 'nl' });
  await town.pledges.cancel(
    await town.pledges.make(campaign, { backer: fickle, amount: amounts.about(60), card: 'pm_card_visa' }),
  );
  await town.pledges.promise(campaign, { backer: fickle, amount: amounts.about(40), card: 'pm_card_visa' });
  return made;
}
