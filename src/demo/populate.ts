import { makeBusy } from './busy.js';
import { type CampaignPlan, type DemoCampaign, type DemoReward } from './campaigns.js';
import { Ending } from './ending.js';
import { type Parts } from './parts.js';
import { type NewPerson, type Person } from './people.js';
import { type DemoPledge } from './pledges.js';
import { projects, type ProjectText } from './texts.js';
import { type Staff, type Town } from './town.js';

const townspeople: readonly NewPerson[] = [
  { email: 'fatima@tally.example', name: 'Fatima Benali', locale: 'fr' },
  { email: 'koen@tally.example', name: 'Koen Maes', locale: 'nl' },
  { email: 'rosa@tally.example', name: 'Rosa Ferreira', locale: 'en' },
  { email: 'hugo@tally.example', name: 'Hugo Marchal', locale: 'fr' },
  { email: 'veerle@tally.example', name: 'Veerle Claeys', locale: 'nl' },
  { email: 'daniel@tally.example', name: 'Daniel Okafor', locale: 'en' },
];

/** Whose side of the service a viewer may want to see, besides the staff's. */
export const signInExamples = {
  creator: { email: 'koen@tally.example', name: 'Koen Maes' },
  backer: { email: 'amina@tally.example', name: 'Amina El Idrissi' },
};

export const euros = (amount: number) => amount * 100;

export interface Cast {
  readonly town: Town;
  readonly parts: Parts;
  readonly staff: Staff;
  readonly builder: Builder;
  readonly people: readonly [Person, Person, Person, Person, Person, Person];
}

const [, oven, seeds, sensors, film, bicycles] = projects as [
  ProjectText,
  ProjectText,
  ProjectText,
  ProjectText,
  ProjectText,
  ProjectText,
];

/** The town's past and present: campaigns in every state, made in the order in which they happened. */
export async function populate(town: Town, parts: Parts, staff: Staff, say: (line: string) => void): Promise<void> {
  const people = await Promise.all(townspeople.map((person) => town.people.register(person)));
  const cast: Cast = {
    town,
    parts,
    staff,
    builder: new Builder(town, staff),
    people: people as unknown as Cast['people'],
  };
  for (const line of await makePast(cast)) say(`  ${line}`);
  for (const line of await makeBusy(cast)) say(`  ${line}`);
  for (const line of await makePresent(cast)) say(`  ${line}`);
  await makeWaiting(cast);
  await makeStopped(cast);
  say('  and others as drafts, in review, sent back, rejected, suspended and cancelled');
}

/** One campaign that was paid out, and one that did not reach its target. */
async function makePast({ town, parts, staff, builder, people }: Cast): Promise<string[]> {
  const [fatima, koen, rosa, hugo, veerle] = people;
  const ending = new Ending(town, parts, () => undefined);
  const baked = await builder.live({ ...plan(oven, fatima, hugo), target: euros(600), days: 12 });
  const [bread] = baked.rewards;
  const bakers = await builder.pledge(baked, [koen, rosa, hugo, veerle], 200, bread ? [bread] : []);
  for (const baker of bakers.slice(0, 3)) await town.pledges.answer(baker);
  const filmed = await builder.live({ ...plan(film, hugo, fatima), target: euros(9000), days: 15 });
  await builder.pledge(filmed, [rosa, koen], 40);
  await town.time.moveTo(baked.deadline);
  await ending.collect(baked, bakers);
  await ending.payOut(baked, staff);
  if (bread) await deliver(parts, fatima, baked, bread, bakers);
  const { state } = await ending.campaign(filmed.id);
  return [`paid out: ${baked.title}`, `${state}: ${filmed.title}`];
}

/** All are in work; two were sent, and one of these has come. */
async function deliver(
  { service }: Parts,
  owner: Person,
  { id }: DemoCampaign,
  { id: rewardId }: DemoReward,
  pledges: readonly DemoPledge[],
): Promise<void> {
  await service.post(`/v1/campaigns/${id}/rewards/${rewardId}/deliveries/mark`, { to: 'in_work' }, owner);
  const lines = pledges.slice(0, 2).map(({ id: pledgeId }) => ({ pledgeId, rewardId }));
  await service.post(`/v1/campaigns/${id}/deliveries/mark`, { lines, to: 'sent', carrier: 'Vélo du quartier' }, owner);
  const [first] = pledges;
  if (first)
    await service.put(`/v1/pledges/${first.id}/deliveries/${rewardId}/answer`, { hasArrived: true }, first.who);
}

async function makePresent({ town, builder, parts, people }: Cast): Promise<string[]> {
  const [fatima, koen, rosa, hugo, veerle, daniel] = people;
  const sown = await builder.live({ ...plan(seeds, veerle, koen), target: euros(1500), days: 40 });
  const [packets, bag] = sown.rewards;
  const sowers = await builder.pledge(sown, [fatima, daniel, rosa], 110, packets && bag ? [packets, bag] : []);
  for (const sower of sowers.slice(1)) await town.pledges.answer(sower);
  const measured = await builder.live({
    ...plan(sensors, daniel, rosa),
    model: 'keep_it_all',
    target: euros(2400),
    days: 60,
  });
  await builder.pledge(measured, [koen, hugo, veerle, fatima], 75);
  await parts.service.post(
    `/v1/campaigns/${sown.id}/messages`,
    {
      audience: 'all',
      texts: [{ locale: 'nl', subject: 'Afhalen', body: 'De zaden liggen vanaf maandag klaar in de bibliotheek.' }],
    },
    veerle,
  );
  await talk(parts, sown, [rosa, 'Do the seeds keep over a winter?'], [veerle, 'Two winters, if they stay dry.']);
  await talk(parts, measured, [koen, 'Wie leest de metingen?'], [daniel, 'Anyone: they are published each hour.']);
  return [`live: ${sown.title}`, `live: ${measured.title}`];
}

/** Somebody asks on the page of a campaign, and its owner answers. */
async function talk(
  { service }: Parts,
  { id }: DemoCampaign,
  [asker, question]: readonly [Person, string],
  [owner, answer]: readonly [Person, string],
): Promise<void> {
  const asked = await service.post<{ id: string }>(`/v1/campaigns/${id}/comments`, { text: question }, asker);
  await service.post(`/v1/comments/${asked.id}/answers`, { text: answer }, owner);
}

/** What moderators and creators have on their desks. */
async function makeWaiting({ town, staff, people }: Cast): Promise<void> {
  const [fatima, koen, rosa, hugo, veerle, daniel] = people;
  const now = await town.time.now();
  const { campaigns } = town;
  await campaigns.draft(plan(bicycles, koen, veerle), now);
  const waiting = await campaigns.draft(
    plan(retitled(bicycles, 'Een tweede deelfiets, voor Berchem'), koen, veerle),
    now,
  );
  await campaigns.submit(waiting, koen);
  const unclear = await campaigns.draft(plan(retitled(film, 'Un second film, sur les écluses'), hugo, fatima), now);
  await campaigns.submit(unclear, hugo);
  await campaigns.review(unclear, staff.moderator, 'changes_requested', 'Please say who owns the camera afterwards.');
  const refused = await campaigns.draft(plan(retitled(sensors, 'Sensors in every kitchen'), daniel, rosa), now);
  await campaigns.submit(refused, daniel);
  const why = 'Readings inside homes need a consent that this plan does not ask for.';
  await campaigns.review(refused, staff.moderator, 'rejected', why);
}

async function makeStopped({ town, parts, staff, builder, people }: Cast): Promise<void> {
  const [fatima, koen, rosa, hugo, veerle, daniel] = people;
  const paused = await builder.live({
    ...plan(retitled(seeds, 'Zaden voor de schooltuin'), veerle, koen),
    target: euros(800),
  });
  await builder.pledge(paused, [rosa, daniel], 60);
  const question = { reason: 'The school has asked about the photographs.' };
  await parts.service.post(`/v1/campaigns/${paused.id}/suspend`, question, staff.moderator);
  const called = await builder.live({
    ...plan(retitled(oven, 'Un four pour le parc Josaphat'), fatima, hugo),
    target: euros(900),
  });
  await builder.pledge(called, [daniel], 45);
  await parts.service.post(`/v1/campaigns/${called.id}/cancel`, { reason: 'The commune builds it itself.' }, fatima);
  await town.time.untilIdle();
}

export const plan = (text: ProjectText, owner: Person, deputy: Person): CampaignPlan => ({
  text,
  owner,
  deputy,
  model: 'all_or_nothing',
  currency: 'EUR',
  target: euros(1200),
  days: 30,
});

const retitled = (text: ProjectText, title: string): ProjectText => ({ ...text, title });

class Builder {
  private readonly onboarded = new Set<string>();

  constructor(
    private readonly town: Town,
    private readonly staff: Staff,
  ) {}

  /** All the way to its first day. */
  async live(wanted: CampaignPlan): Promise<DemoCampaign> {
    const { campaigns, time } = this.town;
    if (!this.onboarded.has(wanted.owner.id)) await campaigns.onboard(wanted.owner);
    this.onboarded.add(wanted.owner.id);
    const campaign = await campaigns.draft(wanted, await time.now());
    await campaigns.submit(campaign, wanted.owner);
    await campaigns.review(campaign, this.staff.moderator);
    await time.untilIdle();
    await campaigns.schedule(campaign, wanted.owner);
    await time.untilIdle();
    return campaign;
  }

  /** About so many euros each, with a good card; for rewards that nobody has to send, or none. */
  async pledge(
    campaign: DemoCampaign,
    backers: readonly Person[],
    about: number,
    rewards: readonly DemoReward[] = [],
  ): Promise<DemoPledge[]> {
    const made: DemoPledge[] = [];
    for (const [index, backer] of backers.entries()) {
      const amount = euros(about + 5 * index);
      const rewardIds = rewards.map(({ id }) => id);
      made.push(await this.town.pledges.make(campaign, { backer, amount, card: 'pm_card_visa', rewardIds }));
    }
    return made;
  }
}
