// Guarantee: whatever backers, staff, workers, the provider and its faults do to a campaign, in any order, the pure rules
// take every step of every table and no other, and after each of them no money is lost, doubled or taken without right.
import fc from 'fast-check';
import { aCard, aWish, beforeLaunch, give, live, pledgeOrRefuse } from './commands.js';
import { checkEnding } from './ending.js';
import { day, hour, House, type Plan, tables } from './house.js';
import { Judge } from './judge.js';
import * as leading from './leading.js';
import { hearAccount, preparePayout, decidePayout } from './paying-out.js';
import { comeToRest, work } from './working.js';
import { notYet } from './not-yet.js';

const runs = Number(process.env['MODEL_RUNS'] ?? 20_000);
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 2_147_483_647);
const replay = { path: process.env['MODEL_PATH'] ?? '', replayPath: process.env['MODEL_REPLAY'] ?? '' };

const aPlan: fc.Arbitrary<Plan> = fc
  .record({
    model: fc.constantFrom('all_or_nothing', 'all_or_nothing', 'keep_it_all', 'two_rounds', 'two_rounds'),
    policy: fc.constantFrom('require_goal', 'tolerance', 'pay_anyway'),
    toleranceBps: fc.integer({ min: 9_000, max: 10_000 }),
    target: fc.integer({ min: 100, max: 6_000 }).map(BigInt),
    optional: fc.integer({ min: 1, max: 3_000 }).map(BigInt),
    feeBps: fc.integer({ min: 0, max: 1_000 }),
    vatBps: fc.integer({ min: 0, max: 2_500 }),
    stock: fc.constantFrom(null, 1, 3),
    begins: fc.constantFrom('live', 'live', 'live', 'live', 'draft'),
  })
  .map((plan) => ({
    ...plan,
    policy: plan.model === 'keep_it_all' ? 'pay_anyway' : plan.policy,
    toleranceBps: plan.policy === 'tolerance' && plan.model !== 'keep_it_all' ? plan.toleranceBps : null,
  })) as fc.Arbitrary<Plan>;

/** Pledges that are there when the run begins, and how far it is when the commands begin. */
const aBeginning = fc.record({
  plan: aPlan,
  pledges: fc.array(fc.tuple(aWish, aCard), { maxLength: 5 }),
  skipsTo: fc.constantFrom('opening', 'opening', 'last day', 'collecting'),
});

const taken = new Set<string>();
let charging = 0;
let commandsRun = 0;

function begin({ plan, pledges, skipsTo }: typeof aBeginning extends fc.Arbitrary<infer T> ? T : never): {
  model: Judge;
  real: House;
} {
  const house = new House(plan, taken);
  if (plan.begins === 'live') launch(house);
  const judge = new Judge(house);
  if (plan.begins === 'draft') return { model: judge, real: house };
  pledges.forEach(([wish, card], index) => {
    pledgeOrRefuse(house, wish);
    give(house, index, card, true);
  });
  if (skipsTo === 'last day') house.now = house.round.deadline - hour;
  if (skipsTo === 'collecting') {
    house.now = house.round.deadline;
    work(house);
  }
  return { model: judge, real: house };
}

function launch(house: House): void {
  hearAccount(house, { transfers: 'active', name: 'Makers Cooperative', closed: false });
  leading.submit(house);
  leading.review(house, 'approved');
  leading.schedule(house);
  leading.open(house);
}

/** Afterwards nothing more goes wrong, everything comes to its end, and what is left is paid out. */
function end(house: House, judge: Judge): void {
  comeToRest(house, () => judge.look());
  house.now = Math.max(house.now, house.round.deadline + 15 * day);
  preparePayout(house, 'finance1');
  for (const payout of house.payouts) decidePayout(house, payout, 'approved', 'finance2');
  comeToRest(house, () => judge.look());
  checkEnding(house);
  if (house.provider.confirmed.length > 0) charging += 1;
}

it(`${runs} runs of commands, each judged after every step`, () => {
  const property = (commands: Parameters<typeof fc.commands>[0], maxCommands: number) =>
    fc.tuple(
      aBeginning,
      fc.commands(commands as Parameters<typeof fc.commands<Judge, House>>[0], {
        maxCommands,
        size: 'max',
        replayPath: replay.replayPath,
      }),
    );
  const some = property([...live, ...beforeLaunch.slice(0, 2)] as never, 40);
  fc.assert(
    fc.property(some, ([beginning, commands]) => {
      let at: { model: Judge; real: House } | undefined;
      fc.modelRun(() => (at = begin(beginning)), commands as Iterable<fc.Command<Judge, House>>);
      commandsRun += [...(commands as Iterable<unknown>)].length;
      if (at) end(at.real, at.model);
    }),
    { numRuns: runs, seed, ...(replay.path && { path: replay.path }), endOnFailure: false },
  );
}, 600_000);
