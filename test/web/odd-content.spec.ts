// Guarantee: pages stay whole whatever people write and however a campaign goes: one word as long as a title may be, markup
// in every text, no reward or forty, next to nothing raised or eighteen times the goal; and a title that is longer is refused.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { aLiveCampaign, type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { misfitsOf } from '../support/fits.js';
import { Forms } from '../support/forms.js';
import { aMember } from '../support/people.js';

let running: RunningApp;
let browser: PageBrowser;
let odd: readonly Odd[];

interface Odd {
  readonly name: string;
  readonly slug: string;
  readonly ownerId: string;
  /** In a page's own words, in French. */
  readonly percent: string;
}

const word = 'W'.repeat(120);
const markup = `<script>window.hit=1</script><svg onload="window.hit=1"><img src=x onerror="window.hit=1">"'&lt;`;

const sql = <Row>(text: string, parameters: unknown[] = []) => rows<Row>(running.app.get(DataSource), text, parameters);

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  browser = await PageBrowser.open();
  odd = [
    await aCampaignOf('one long word, no reward, hardly begun', word, { rewards: [] }, { pledged: 3_000, backers: 1 }),
    await aCampaignOf('markup, forty rewards, far above its goal', markup, { rewards: forty }, { pledged: 1_840_000, backers: 41_234 }), // prettier-ignore
  ];
}, 60_000);

afterAll(async () => {
  await browser.close();
  await running.stop();
});

const forty = Array.from({ length: 40 }, (_, at) => ({
  price: BigInt(1_000 + at),
  stock: at % 3 === 0 ? 0 : null,
  title: at % 2 === 0 ? markup : word,
}));

/** A campaign of which everything that people write is this text. */
async function aCampaignOf(
  name: string,
  text: string,
  options: LiveCampaignOptions,
  totals: { pledged: number; backers: number },
): Promise<Odd> {
  const title = text.slice(0, 120);
  const campaign = await aLiveCampaign(running.app.get(DataSource), { ...options, title, target: 100_000n });
  await writeEverywhere(campaign, text);
  const { pledged, backers } = totals;
  await sql('update campaign_totals set pledged = $2, backers = $3 where campaign_id = $1', [campaign.id, pledged, backers]); // prettier-ignore
  const [project] = await sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
  const percent = new Intl.NumberFormat('fr-BE').format(pledged / 1_000);
  return { name, slug: project?.slug ?? '', ownerId: campaign.ownerId, percent };
}

async function writeEverywhere({ id, projectId, ownerId, recipientId }: LiveCampaign, text: string): Promise<void> {
  const place = text.slice(0, 120);
  await sql('update users set display_name = $2 where id = $1', [ownerId, text.slice(0, 80)]);
  await sql('update recipients set legal_name = $2 where id = $1', [recipientId, place]);
  await sql('update projects set place = $2, category = $3, tags = array[$3] where id = $1', [projectId, place, text.slice(0, 40)]); // prettier-ignore
  const story = `# ${text}\n\n${text}\n\n- ${text}\n\n> ${text}\n\n[${text}](https://example.org/${word})\n\n\`${text}\``;
  await sql('update project_texts set summary = $2, story = $3 where project_id = $1', [projectId, text, story]);
  await sql('update needs set label = $2 where campaign_id = $1', [id, text]);
  await sql('update rewards set description = $2 where campaign_id = $1', [id, text]);
  await sql(
    `with question as (
       insert into comments (campaign_id, author_id, by_creator, body, written_at)
       values ($1, $2, false, $3, tally_now()) returning id)
     insert into comments (campaign_id, answer_to, author_id, by_creator, body, written_at)
     select $1, id, $2, true, $3, tally_now() from question`,
    [id, ownerId, text],
  );
}

const pagesOf = ({ slug, ownerId }: Odd): string[] => [
  `/fr/campaigns/${slug}`,
  `/fr/campaigns/${slug}/pledge`,
  `/fr/campaigns/${slug}/money`,
  `/fr/campaigns/${slug}/comments`,
  `/fr/projects/${slug}`,
  `/fr/people/${ownerId}`,
  `/embed/${slug}?locale=fr`,
];

for (const width of [320, 1280]) {
  inBrowser(
    `every page is whole at ${width} pixels, and nothing that was written runs`,
    async () => {
      const page = await browser.page({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      for (const path of ['/fr', '/fr/discover', ...odd.flatMap(pagesOf)]) {
        await page.goto(running.url + path);
        expect([path, await misfitsOf(page)]).toEqual([path, []]);
        expect([path, await axe(page)]).toEqual([path, []]);
        expect([path, await page.evaluate('window.hit')]).toEqual([path, undefined]);
      }
      expect(browser.complaints).toEqual([]);
      await page.context().close();
    },
    180_000,
  );
}

it('says how much there is, however little or much', async () => {
  for (const { slug, percent } of odd) {
    const { text } = await new Forms(running).get(`/fr/campaigns/${slug}`);
    expect(text.replace(/\s/gu, ' ').replaceAll('&nbsp;', ' ')).toContain(`${percent.replace(/\s/gu, ' ')} %`);
  }
});

it('has a print for a campaign without a picture', async () => {
  for (const { slug } of odd) {
    const { status, text } = await new Forms(running).get(`/covers/${slug}.svg`);
    expect([status, text.slice(0, 4), /script|onload/.test(text)]).toEqual([200, '<svg', false]);
  }
});

it('refuses a title of 200 characters at its field, and keeps it', async () => {
  const mine = new Forms(running, (await aMember(running)).token);
  const title = 'W'.repeat(200);
  const form = { title, summary: 'Tools.', story: 'Why.', defaultLocale: 'en', category: 'repair', do: 'save' };
  const { status, text } = await mine.post('/en/my/projects/new', form);
  expect(status).toBe(422);
  expect(text).toContain('id="f-title-error"');
  expect(text).toContain(`value="${title}"`);
});
