// Guarantee: one clock judges a deadline, to the millisecond and in any night: the last instant before it is taken, the
// deadline itself is not, whatever the clock of the machine says that the request comes to.
import { DataSource } from 'typeorm';
import { resolveLocalTime } from '../../src/campaigns/deadline.rules.js';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { expectInvariants } from '../support/invariants.js';
import { pledge } from './pledging.js';

const zone = 'Europe/Brussels';
const RealDate = Date;

let running: RunningApp;
let db: DataSource;
beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  db = running.app.get(DataSource);
});
afterEach(() => {
  globalThis.Date = RealDate;
});
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

/** The business clock stands at this instant. */
const standAt = async (instant: Date) =>
  rows(db, `create or replace function tally_now() returns timestamptz language sql volatile parallel safe as $$
    select '${instant.toISOString()}'::timestamptz $$`); // prettier-ignore

/** The clock of this machine goes wrong by so much, also for `new Date()`. */
function skew(ms: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [RealDate.now() + ms] : given) as [number]));
    }
    static override now = () => RealDate.now() + ms;
  } as DateConstructor;
}

async function endsAt(deadline: Date): Promise<LiveCampaign> {
  await standAt(new RealDate(deadline.getTime() - 86_400_000));
  const [clock] = await rows<{ now: Date }>(db, 'select tally_now() as now');
  return aLiveCampaign(db, { zone, runsMs: deadline.getTime() - (clock?.now.getTime() ?? 0) });
}

// In this night half past two comes twice, an hour apart.
const nights = ['2027-10-31T02:30+02:00', '2027-10-31T02:30+01:00', '2028-03-26T01:59:59.999'];

describe.each(nights)('bug 10, a deadline at %s in Brussels', (local) => {
  let campaign: LiveCampaign;
  let deadline: Date;
  beforeAll(async () => {
    deadline = resolveLocalTime(local, zone);
    campaign = await endsAt(deadline);
  });

  it.each([
    [-1, -90_000, 201],
    [-1, 90_000, 201],
    [0, -90_000, 409],
    [0, 90_000, 409],
    [1, -90_000, 409],
    [1, 90_000, 409],
  ])('a pledge %i ms from it, where the machine is wrong by %i ms: %i', async (ms, wrong, status) => {
    await standAt(new RealDate(deadline.getTime() + ms));
    skew(wrong);
    const { body, status: answered } = await pledge(running, campaign);
    expect(answered).toBe(status);
    if (status === 409) expect(body.type).toBe('/problems/deadline-passed');
  });
});

it('bug 10: the two half past twos are an hour apart, and one that is over does not end the other', async () => {
  const [first, second] = nights.slice(0, 2).map((local) => resolveLocalTime(local, zone));
  expect(second!.getTime() - first!.getTime()).toBe(3_600_000);
  const campaign = await endsAt(second!);
  await standAt(first!);
  expect((await pledge(running, campaign)).status).toBe(201);
});
