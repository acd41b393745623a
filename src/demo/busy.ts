import { type CampaignPlan, type DemoCampaign, type DemoReward } from './campaigns.js';
import { type NewPerson, type Person } from './people.js';
import { type Cast, euros, plan } from './populate.js';
import { presentProjects } from './texts.present.js';

const neighbours: readonly NewPerson[] = [
  ['Amina', 'El Idrissi', 'fr'],
  ['Bram', 'Wouters', 'nl'],
  ['Clara', 'Janssens', 'nl'],
  ['Diego', 'Santos', 'en'],
  ['Elif', 'Demir', 'en'],
  ['Florent', 'Lambert', 'fr'],
  ['Grace', 'Mensah', 'en'],
  ['Henri', 'Collard', 'fr'],
  ['Ilse', 'Verhoeven', 'nl'],
  ['Jamal', 'Haddad', 'fr'],
].map(([first = '', last = '', locale]) => ({
  email: `${first.toLowerCase()}@tally.example`,
  name: `${first} ${last}`,
  locale: locale as NewPerson['locale'],
}));

/** What people give, in euros; every seventh day repeats. */
const gifts = [25, 80, 40, 260, 15, 120, 60] as const;

const steps = 12;
const stepMs = 36 * 3_600_000;

/** What differs from campaign to campaign; `factor` is how generous its backers are. */
type Busy = Partial<CampaignPlan> & { readonly factor: number };

/** Campaigns in full swing, so that there is something to look at: weeks of pledges, a day and a half at a time. */
export async function makeBusy({ town, builder, people }: Cast): Promise<string[]> {
  const [fatima, koen, rosa, hugo, veerle, daniel] = people;
  const everybody: Person[] = [...people, ...(await Promise.all(neighbours.map((one) => town.people.register(one))))];
  const owners: readonly (readonly [Person, Person])[] = [
    [koen, veerle],
    [hugo, fatima],
    [rosa, daniel],
    [veerle, koen],
    [daniel, rosa],
  ];
  const busy: readonly Busy[] = [
    { target: euros(10_000), days: 40, model: 'two_rounds', factor: 4 },
    { target: euros(6_000), days: 55, factor: 4 },
    { target: euros(5_000), days: 58, shortfallPolicy: 'require_goal', factor: 4 },
    { target: euros(15_000), days: 60, factor: 3 },
    { target: euros(4_000), days: 48, factor: 2 },
  ];
  const live: DemoCampaign[] = [];
  for (const [index, text] of presentProjects.entries()) {
    const [owner, deputy] = owners[index % owners.length] ?? [koen, veerle];
    live.push(await builder.live({ ...plan(text, owner, deputy), ...busy[index] }));
  }
  for (let step = 0; step < steps; step += 1) {
    for (const [index, campaign] of live.entries()) {
      const backer = everybody[(step * 3 + index * 5) % everybody.length] ?? koen;
      const amount = euros((gifts[(step + index) % gifts.length] ?? 25) * (busy[index]?.factor ?? 1));
      const reward = campaign.rewards[(step + index) % campaign.rewards.length];
      const visibility = (step + index) % 6 === 5 ? 'hidden' : 'public';
      const chosen = reward && reward.price <= amount ? { rewardIds: [reward.id], ...sentTo(reward, 'BE') } : {};
      await town.pledges.make(campaign, { backer, amount, card: 'pm_card_visa', visibility, ...chosen });
    }
    await town.time.moveBy(stepMs);
  }
  return live.map(({ title }) => `live: ${title}`);
}

/** Where a reward is sent, for those that are. */
const sentTo = ({ shipping }: DemoReward, destination: string) => {
  const rate = shipping.find(({ countries }) => countries.includes(destination));
  return rate && { shipment: { destination, shipping: rate.price } };
};
