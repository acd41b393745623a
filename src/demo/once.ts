import { Amounts } from './amounts.js';
import { whileUnfinished } from './data-folder.js';
import { Ending } from './ending.js';
import { launch, pledgeAll } from './launch.js';
import { type DemoOptions } from './options.js';
import { type Parts } from './parts.js';
import { type Summary, summarise, tellSummary } from './summary.js';
import { greetStaff, hireStaff, openTown } from './town.js';

/** One campaign from draft to payout on virtual time. Answers the summary; `wrong` is empty when all is well. */
export async function runOnce(parts: Parts, options: DemoOptions, say: (line: string) => void): Promise<Summary> {
  const town = openTown(parts);
  const amounts = new Amounts(options.currency, options.seed);
  const staff = parts.isNew ? await whileUnfinished(options.data, () => hireStaff(town)) : await greetStaff(town);
  const run = (await town.time.now()).getTime().toString(36);
  say('People have registered; two owners have granted the roles, and a day has passed');

  const { campaign } = await launch(town, staff, { currency: options.currency, target: amounts.about(1000), run });
  say(`"${campaign.title}" is live until ${campaign.deadline.toISOString()}`);
  const pledges = await pledgeAll(town, campaign, amounts, run);
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
