import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { type Parts, startParts } from '../../src/demo/parts.js';
import { type Person } from '../../src/demo/people.js';
import { projects } from '../../src/demo/texts.js';
import { hireStaff, openTown, ownerAddresses, type Staff, type Town } from '../../src/demo/town.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { expectInvariants } from '../support/invariants.js';

const day = 86_400_000;

/** The programs of the demo with people in them: a campaign that takes pledges, and two whose money waits to be paid out. */
export class JourneyWorld {
  private constructor(
    private readonly data: string,
    readonly parts: Parts,
    readonly town: Town,
    readonly staff: Staff,
    readonly open: DemoCampaign,
    readonly payable: readonly DemoCampaign[],
    /** Somebody of each kind, for what they see. */
    readonly kinds: readonly Person[],
  ) {}

  static async make(): Promise<JourneyWorld> {
    const data = mkdtempSync(join(tmpdir(), 'tally-journeys-'));
    // As root, Postgres runs as another user, who has to pass through the folder.
    chmodSync(data, 0o755);
    const options = { port: undefined, owners: ownerAddresses, currencies: ['EUR'], rate: 200, beginsMsAgo: 0 };
    const parts = await startParts({ ...options, data, say: () => undefined });
    const town = openTown(parts);
    const staff = await hireStaff(town);
    const owner = await aPerson(town, 'Ines Verlinden');
    const deputy = await aPerson(town, 'Jonas Wouters');
    await town.campaigns.onboard(owner);
    const payable = [await launch(town, staff, owner, deputy, 1, 2), await launch(town, staff, owner, deputy, 2, 2)];
    for (const campaign of payable) {
      const backer = { email: `backer-of-${campaign.id}@example.org`, name: 'Lotte', locale: 'nl' } as const;
      await town.pledges.make(campaign, { backer, amount: 12_000, card: 'pm_card_visa' });
    }
    await town.time.moveBy(17 * day);
    const open = await launch(town, staff, owner, deputy, 0, 40);
    const project = projects[3] ?? projects[0];
    const terms = { model: 'two_rounds', currency: 'EUR', target: 50_000, days: 30, owner, deputy } as const;
    if (project) await town.campaigns.draft({ ...terms, text: project }, await town.time.now());
    const backer = await aPerson(town, 'Thomas Lefèvre');
    await town.pledges.make(open, { backer, amount: 2_000, card: 'pm_card_visa' });
    const kinds = [backer, owner, staff.moderator, staff.preparer, staff.auditor, staff.owners[0]];
    return new JourneyWorld(data, parts, town, staff, open, payable, kinds);
  }

  /** Where the pages are; cookies are for this name. */
  get url(): string {
    return this.parts.service.url.replace('127.0.0.1', 'localhost');
  }

  person(name: string): Promise<Person> {
    return aPerson(this.town, name);
  }

  /** Opens the mail with a link like this that came last to the address, and follows it; the reader's mail program is no page of ours. */
  async followMail(page: Page, to: string, link: RegExp): Promise<void> {
    await this.town.time.untilIdle();
    await page.goto(`${this.url}/dev/mail?to=${encodeURIComponent(to)}`);
    const mails = await page.locator('.log a').all();
    for (const address of await Promise.all(mails.map((mail) => mail.getAttribute('href')))) {
      await page.goto(this.url + address);
      const found = page.locator('pre').getByRole('link', { name: link });
      if ((await found.count()) > 0) return found.first().click();
    }
    throw new Error(`No mail to ${to} has a link like ${link}`);
  }

  async close(): Promise<void> {
    await this.town.time.untilIdle();
    await expectInvariants(this.parts.databaseUrl);
    await this.parts.stop();
    await removePostgresData(join(this.data, 'postgres'));
    rmSync(this.data, { recursive: true, force: true });
  }
}

let people = 0;

const aPerson = (town: Town, name: string): Promise<Person> =>
  town.people.register({ email: `person-${(people += 1)}@tally.example`, name, locale: 'en' });

async function launch(
  town: Town,
  staff: Staff,
  owner: Person,
  deputy: Person,
  text: number,
  days: number,
): Promise<DemoCampaign> {
  const project = projects[text];
  if (!project) throw new Error(`There is no text ${text}`);
  const terms = { model: 'all_or_nothing', currency: 'EUR', target: 10_000, days } as const;
  const campaign = await town.campaigns.draft({ ...terms, text: project, owner, deputy }, await town.time.now());
  await town.campaigns.submit(campaign, owner);
  await town.campaigns.review(campaign, staff.moderator);
  await town.time.untilIdle();
  await town.campaigns.schedule(campaign, owner);
  await town.time.untilIdle();
  return campaign;
}
