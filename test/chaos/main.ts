import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Api } from '../../src/demo/api.js';
import { type CampaignNow, Ending } from '../../src/demo/ending.js';
import { launch } from '../../src/demo/launch.js';
import { startParts } from '../../src/demo/parts.js';
import { hireStaff, openTown, ownerAddresses } from '../../src/demo/town.js';
import { removePostgresData } from '../../src/local/postgres.js';
import { gatherCrowd } from './crowd.js';
import { Random } from './random.js';
import { verdict } from './verdict.js';
import { MortalWorker } from './worker.js';

const usage =
  'usage: npm run chaos -- --small [--pledges 500] [--kills 10] [--seed N] [--mutant new-intent-per-attempt]';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean' },
    pledges: { type: 'string', default: '500' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    mutant: { type: 'string' },
  },
});

/** The settlement of a campaign while its worker is killed again and again. Exit code 0 when the money is right. */
async function chaos(): Promise<number> {
  const seed = Number(values.seed);
  const random = new Random(seed);
  const data = mkdtempSync(join(tmpdir(), 'tally-chaos-'));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(
    `seed ${seed}, ${values.pledges} pledges, ${values.kills} kills${values.mutant ? `, mutant ${values.mutant}` : ''}; logs in ${data}`,
  );
  const parts = await startParts({
    data,
    port: undefined,
    owners: ownerAddresses,
    currencies: ['EUR'],
    rate: 30,
    withWorker: false,
    beginsMsAgo: 0,
    say,
  });
  const worker = new MortalWorker(parts.environment, data, values.mutant);
  try {
    worker.start();
    const town = openTown(parts);
    const staff = await hireStaff(town);
    const { campaign } = await launch(town, staff, { currency: 'EUR', target: 50_000, run: `chaos${seed}` });
    await gatherCrowd(parts.service, parts.provider, campaign, { pledges: Number(values.pledges), seed });
    say('the crowd has pledged; the deadline comes');
    await town.time.moveTo(new Date(campaign.deadline.getTime() - 1000));
    await parts.provider.post('/_sandbox/faults', { seed, rules: faults });
    await town.time.jumpTo(campaign.deadline);
    for (let kill = 1; kill <= Number(values.kills); kill += 1) {
      const collected = await progress(parts.service, campaign.id);
      await worker.die(random.below(400));
      say(`kill ${kill} of ${values.kills}, with ${collected} collected`);
    }
    const ending = new Ending(town, parts, () => undefined);
    const now = await ending.collect(campaign, []);
    const broken = await verdict(parts, campaign, now);
    const { pledged, collected, dropped } = now.totals;
    say(`pledged ${pledged.amount}, collected ${collected.amount}, dropped ${dropped.amount}: ${now.state}`);
    for (const line of broken) say(`BROKEN: ${line}`);
    say(
      broken.length === 0
        ? 'nobody was charged twice, nobody was forgotten, the books agree'
        : `${broken.length} things are wrong`,
    );
    return broken.length === 0 ? 0 : 1;
  } finally {
    await worker.stop();
    await parts.stop();
    await removePostgresData(join(data, 'postgres'));
  }
}

let lastSeen = 0;

/** Waits until the worker has collected something since the last kill, so that each kill finds it at work. */
async function progress(service: Api, campaignId: string): Promise<number> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { state, totals } = await service.get<CampaignNow>(`/v1/campaigns/${campaignId}`);
    if (totals.collected.amount > lastSeen || !['live', 'closing', 'collecting'].includes(state)) {
      lastSeen = totals.collected.amount;
      break;
    }
    await sleep(50);
  }
  return lastSeen;
}

/** A slow provider that sometimes says nothing, so that the kills find calls under way. */
const faults = [
  { kind: 'cut_after_commit', match: { path: 'payment_intents', probability: 0.02 } },
  { kind: 'error_after_commit', match: { path: 'payment_intents', probability: 0.02 } },
  { kind: 'rate_limit', match: { path: 'payment_intents', probability: 0.02 } },
  { kind: 'latency', ms: 80, match: { path: 'payment_intents', probability: 0.9 } },
];

if (!values.small) {
  process.stderr.write(`only the small run exists so far\n${usage}\n`);
  process.exit(2);
}
process.exit(await chaos());
