// Guarantee: seeded rows are whole: every invariant holds over them, and pages draw them.
import { type RunningApp, startApp } from '../support/app.js';
import { expectInvariants } from '../support/invariants.js';
import { seed } from '../seed/seed.js';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.stop());

it('campaigns and pledges come as many as asked for, twice in a row, and nothing is wrong with them', async () => {
  const parts: number[] = [];
  const progress = (part: number) => void parts.push(part);
  for (let time = 0; time < 2; time += 1) {
    await seed(running.settings.DATABASE_URL, { campaigns: 30, pledges: 400, progress });
  }
  expect(parts.at(-1)).toBe(1);
  const { body } = await running.call('GET', '/v1/campaigns?limit=100');
  expect(body.data).toHaveLength(42);
  const { project } = body.data[0];
  const page = await fetch(`${running.url}/fr/campaigns/${project.slug}`, { headers: { accept: 'text/html' } });
  expect([page.status, (await page.text()).includes(project.title)]).toEqual([200, true]);
}, 60_000);

it('every invariant holds', () => expectInvariants(running.settings.DATABASE_URL));
