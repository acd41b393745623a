import { setTimeout as sleep } from 'node:timers/promises';
import { Amounts } from './amounts.js';
import { whileUnfinished } from './data-folder.js';
import { Ending } from './ending.js';
import { launch, pledgeAll } from './launch.js';
import { type DemoOptions } from './options.js';
import { type Parts } from './parts.js';
import { townPassword } from './people.js';
import { populate, signInExamples } from './populate.js';
import { greetStaff, hireStaff, openTown, type Staff, staffPeople, type Town } from './town.js';

/** The campaign ends within two minutes from the start; the viewer has this long to look around, if time allows. */
const endsWithinMs = 105_000;
const longestLookMs = 45_000;
const shortestLookMs = 15_000;
const paceMs = 1_500;

type Say = (line: string) => void;

/** The town on port 3000: everything made through the API, and one campaign that ends before the viewer's eyes. */
export async function runLive(parts: Parts, options: DemoOptions, say: Say): Promise<number> {
  const town = openTown(parts);
  const staff = parts.isNew ? await foundTown(town, parts, options, say) : await greetStaff(town);
  if (!parts.isNew) say('The town is there already; its people begin another campaign');
  const tellEnding = await endSoon(town, parts, staff, say);
  say(welcome(parts));
  await tellEnding();
  say('The story is told. The town stays open until Ctrl-C.');
  return new Promise<number>(() => undefined);
}

async function foundTown(town: Town, parts: Parts, { data }: DemoOptions, say: Say): Promise<Staff> {
  say('Making a small town through the API; its past takes about a minute');
  return whileUnfinished(data, async () => {
    const staff = await hireStaff(town);
    await populate(town, parts, staff, say);
    return staff;
  });
}

/** Launches the campaign that ends in a moment; answers what tells its ending. */
async function endSoon(town: Town, parts: Parts, staff: Staff, say: Say): Promise<() => Promise<void>> {
  const run = (await town.time.now()).getTime().toString(36);
  const amounts = new Amounts('EUR', undefined);
  const { campaign } = await launch(town, staff, { currency: 'EUR', target: amounts.about(1000), run });
  const pledges = await pledgeAll(town, campaign, amounts, run);
  await town.time.untilIdle();
  const lookMs = Math.min(longestLookMs, Math.max(shortestLookMs, endsWithinMs - process.uptime() * 1000));
  await town.time.moveTo(new Date(campaign.deadline.getTime() - lookMs));
  return async () => {
    const leftMs = campaign.deadline.getTime() - (await town.time.now()).getTime();
    const at = `${siteOf(parts)}/campaigns/${campaign.id}`;
    say(`"${campaign.title}" ends in ${Math.round(leftMs / 1000)} seconds: ${at}`);
    await sleep(Math.max(0, leftMs));
    say('The deadline has come. From here on business time jumps from one due instant to the next');
    const ending = new Ending(town, parts, say, paceMs);
    await ending.collect(campaign, pledges);
    await ending.payOut(campaign, staff);
  };
}

/** Where people look: to a browser 127.0.0.1 would be another site than the one that letters and pages name. */
const siteOf = ({ service }: Parts): string => service.url.replace('127.0.0.1', 'localhost');

function welcome(parts: Parts): string {
  const site = siteOf(parts);
  const people = Object.entries({ ...staffPeople, ...signInExamples }).map(
    ([role, { email, name }]) => `  ${email.padEnd(26)} ${name} (${role})`,
  );
  return [
    '',
    `Tally runs at ${site}`,
    `  pages                ${site}/en, /fr, /nl`,
    `  API and its page     ${site}/openapi.json, ${site}/api/docs`,
    `  mails                ${site}/dev/mail`,
    `  payment sandbox      ${parts.provider.url}`,
    `Everybody signs in with the password ${townPassword}:`,
    ...people,
    '',
  ].join('\n');
}
