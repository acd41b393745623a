import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { hireStaff, openTown, type Staff, type Town } from '../../src/demo/town.js';
import { projects } from '../../src/demo/texts.js';
import { campaignShares, fallsShort, type PlannedPledge } from './crowd.js';
import { type World } from './world.js';

export interface Scene {
  readonly town: Town;
  readonly staff: Staff;
  readonly campaigns: readonly DemoCampaign[];
  /** The instant at which all of them have reached their deadline. */
  readonly deadline: Date;
}

/** Staff, and live campaigns that wait for their crowd. Nothing goes wrong yet. */
export async function setScene({ service, provider }: World, crowd: readonly PlannedPledge[]): Promise<Scene> {
  const town = openTown({ service, provider });
  const staff = await hireStaff(town);
  const owner = await town.people.register({ email: 'ines@tally.example', name: 'Ines Verlinden', locale: 'en' });
  const deputy = await town.people.register({ email: 'jonas@tally.example', name: 'Jonas Wouters', locale: 'nl' });
  await town.campaigns.onboard(owner);
  const campaigns: DemoCampaign[] = [];
  for (const number of campaignShares.keys()) {
    const target = number === fallsShort ? nearlyAll(crowd, number) : 50_000;
    const [text] = projects;
    if (!text) throw new Error('there are no texts');
    const campaign = await town.campaigns.draft(
      {
        text: { ...text, title: `${text.title} ${number + 1}` },
        owner,
        deputy,
        model: 'all_or_nothing',
        currency: 'EUR',
        target,
        days: 10,
        shortfallPolicy: number === fallsShort ? 'require_goal' : 'pay_anyway',
      },
      await town.time.now(),
    );
    await town.campaigns.submit(campaign, owner);
    await town.campaigns.review(campaign, staff.moderator);
    await town.time.untilIdle();
    await town.campaigns.schedule(campaign, owner);
    campaigns.push(campaign);
  }
  await town.time.untilIdle();
  const deadline = new Date(Math.max(...campaigns.map((campaign) => campaign.deadline.getTime())));
  return { town, staff, campaigns, deadline };
}

/** Reached by what is pledged, and missed by what can be collected. */
function nearlyAll(crowd: readonly PlannedPledge[], number: number): number {
  const pledged = crowd.filter(({ campaign }) => campaign === number).reduce((sum, { amount }) => sum + amount, 0);
  return Math.floor(pledged * 0.999);
}
