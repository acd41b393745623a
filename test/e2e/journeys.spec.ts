// Guarantee: the journeys that Tally is for can be gone by clicking what is seen, and by the keyboard alone too, with and
// without scripts, on a phone and on a desktop, in three languages, against the programs of the demo.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale } from '../../src/demo/people.js';
import { repositoryRoot } from '../../src/local/repository-root.js';
import { inBrowser, PageBrowser, sizes } from '../support/chromium.js';
import { Mouse } from '../support/hands.js';
import { Keyboard } from '../support/keyboard.js';
import { misfitsOf } from '../support/fits.js';
import { outOfOrder } from '../support/keyboard.js';
import { back } from './backer.journey.js';
import { acceptDeputy, approve, draftAndSubmit, open } from './creator.journey.js';
import { everyPage, signedIn } from './every-page.js';
import { JourneyWorld } from './journey-world.js';
import { approvePayout, prepare } from './payout.journey.js';
import { type Traveller } from './traveller.js';

let world: JourneyWorld;
let browser: PageBrowser;

beforeAll(async () => {
  if (!existsSync(join(repositoryRoot(), 'dist/src/main.js'))) throw new Error('dist/ is not there: `npm run build`');
  [world, browser] = await Promise.all([JourneyWorld.make(), PageBrowser.open()]);
}, 300_000);
afterEach(() => {
  expect(browser.complaints).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
}, 60_000);

interface How {
  readonly by: 'mouse' | 'keyboard';
  readonly hasScripts: boolean;
  readonly size: keyof typeof sizes;
  readonly locale: Locale;
}

async function travel({ by, hasScripts, size, locale }: How): Promise<Traveller> {
  const options = { viewport: sizes[size], javaScriptEnabled: hasScripts, reducedMotion: 'reduce' } as const;
  const page = await browser.page(options);
  page.setDefaultTimeout(30_000);
  return { page, hands: by === 'mouse' ? new Mouse(page) : new Keyboard(page), locale, hasScripts };
}

const told = ({ by, hasScripts, size, locale }: How): string =>
  `by ${by}, ${hasScripts ? 'with' : 'without'} scripts, on a ${size}, in ${locale}`;

const end = (...travellers: Traveller[]) => Promise.all(travellers.map(({ page }) => page.context().close()));

const backers: How[] = [
  { by: 'mouse', hasScripts: true, size: 'phone', locale: 'fr' },
  { by: 'mouse', hasScripts: false, size: 'desktop', locale: 'nl' },
  { by: 'keyboard', hasScripts: true, size: 'desktop', locale: 'en' },
];

for (const [number, how] of backers.entries()) {
  inBrowser(
    `a guest finds a campaign, pledges, changes and cancels: ${told(how)}`,
    async () => {
      const guest = await travel(how);
      await back(world, guest, `guest-${number}@example.org`);
      await end(guest);
    },
    120_000,
  );
}

const creators: How[] = [
  { by: 'mouse', hasScripts: false, size: 'phone', locale: 'nl' },
  { by: 'keyboard', hasScripts: true, size: 'desktop', locale: 'en' },
];

for (const how of creators) {
  inBrowser(
    `a campaign is drafted, handed in, approved and opened: ${told(how)}`,
    async () => {
      const cast = {
        owner: await world.person('Clara Maes'),
        deputy: await world.person('Yusuf Demir'),
        title: `A shed of tools, ${how.by}`,
      };
      await world.town.campaigns.onboard(cast.owner);
      const [creator, deputy, moderator] = [await travel(how), await travel(how), await travel(how)];
      await draftAndSubmit(world, creator, cast);
      await acceptDeputy(world, deputy, cast);
      await approve(world, moderator, cast);
      await open(creator);
      await end(creator, deputy, moderator);
    },
    300_000,
  );
}

const payouts: How[] = [
  { by: 'mouse', hasScripts: true, size: 'phone', locale: 'en' },
  { by: 'keyboard', hasScripts: false, size: 'desktop', locale: 'nl' },
];

for (const [number, how] of payouts.entries()) {
  inBrowser(
    `a payout is prepared by one and approved by another: ${told(how)}`,
    async () => {
      const campaign = world.payable[number];
      if (!campaign) throw new Error('No campaign');
      const [preparer, approver] = [await travel(how), await travel(how)];
      await prepare(world, preparer, campaign);
      await approvePayout(world, approver, campaign);
      await end(preparer, approver);
    },
    120_000,
  );
}

inBrowser(
  'on every page each stop of the keyboard can be seen, in order, nothing is left out, and none is a trap',
  async () => {
    const wrong: string[] = [];
    for (const { who, paths } of await everyPage(world, 'en')) {
      const page = await browser.page({ ...signedIn(who), reducedMotion: 'reduce' });
      const keyboard = new Keyboard(page);
      for (const path of paths) {
        await page.goto(world.url + path);
        const stops = await keyboard.stops();
        const hidden = stops.filter(({ isShown }) => !isShown).map(({ name }) => `not seen: ${name}`);
        const found = [...hidden, ...outOfOrder(stops), ...(await keyboard.unreached()).map((each) => `never reached: ${each}`)]; // prettier-ignore
        if (stops[0]?.name !== 'link Skip to content') found.push('does not begin with the way past the head');
        wrong.push(...found.map((each) => `${path}: ${each}`));
      }
      await page.context().close();
    }
    expect(wrong).toEqual([]);
  },
  600_000,
);

inBrowser('the way past the head leads into the page', async () => {
  const { page } = await travel({ by: 'keyboard', hasScripts: false, size: 'desktop', locale: 'en' });
  await page.goto(`${world.url}/en/discover`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
  await page.context().close();
});

for (const [name, width, flags] of [
  ['at 320 pixels', 320, []],
  ['with letters twice as large', 640, ['--blink-settings=defaultFontSize=32']],
] as const) {
  inBrowser(
    `${name} every page fits: nothing is pushed aside, cut or on top of something else`,
    async () => {
      const narrow = await PageBrowser.open(flags);
      const wrong: string[] = [];
      // Dutch has the longest words.
      for (const { who, paths } of await everyPage(world, 'nl')) {
        const page = await narrow.page({ ...signedIn(who), viewport: { width, height: 800 } });
        for (const path of paths) {
          await page.goto(world.url + path);
          wrong.push(...(await misfitsOf(page)).map((each) => `${path}: ${each}`));
        }
        await page.context().close();
      }
      await narrow.close();
      expect(wrong).toEqual([]);
    },
    300_000,
  );
}
