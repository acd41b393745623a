// Guarantee: whatever backers, staff, workers, the provider and its faults do to a campaign, in any order, the pure rules
// take every step of every table and no other, and after each of them no money is lost, doubled or taken without right.
import fc from 'fast-check';
import { aCard, aWish, give, pledgeOrRefuse, type Stage, stages } from './commands.js';
import { checkEnding } from './ending.js';
import { day, hour, House, type Plan } from './house.js';
import { Judge } from './judge.js';
import * as leading from './leading.js';
import { hearAccount, preparePayout, decidePayout } from './paying-out.js';
import { closeRound, decideRound } from './settling.js';
import { comeToRest, work } from './working.js';
import { Coverage } from './coverage.js';

const runs = Number(process.env['MODEL_RUNS'] ?? 20_000);
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 2_147_483_647);
const path = process.env['MODEL_PATH'] || undefined;
const replayPath = process.env['MODEL_REPLAY'] || undefined;

const twoRounds = ['two_rounds'] as const;
const models = ['all_or_nothing', 'all_or_nothing', 'keep_it_all', 'two_rounds', 'two_rounds'] as const;

const aPlan = (stage: Stage): fc.Arbitrary<Plan> =>
  fc
    .record({
      model: fc.constantFrom(...(stage === 'closing' ? twoRounds : models)),
      policy: fc.constantFrom('require_goal', 'tolerance', 'pay_anyway'),
      toleranceBps: fc.integer({ min: 9_000, max: 10_000 }),
      target: fc.integer({ min: 100, max: stage === 'live' ? 6_000 : 1_500 }).map(BigInt),
      optional: fc.integer({ min: 1, max: 3_000 }).map(BigInt),
      feeBps: fc.integer({ min: 0, max: 1_000 }),
      vatBps: fc.integer({ min: 0, max: 2_500 }),
      stock: fc.constantFrom(null, 1, 3),
      parts: fc.constantFrom(1, 2, 3),
    })
    .map((plan) => ({
      ...plan,
      target: stage === 'closing' ? plan.target * 3n : plan.target,
      policy: plan.model === 'keep_it_all' ? 'pay_anyway' : plan.policy,
      toleranceBps: plan.policy === 'tolerance' && plan.model !== 'keep_it_all' ? plan.toleranceBps : null,
    }));

/** Pledges that are there when the commands begin, and where the campaign is by then. */
const aBeginning = (stage: Stage) =>
  fc.record({
    stage: fc.constant(stage),
    plan: aPlan(stage),
    pledges: fc.array(fc.tuple(aWish, aCard), { minLength: stage === 'live' ? 0 : 2, maxLength: 5 }),
    isLate: fc.boolean(),
  });
type Beginning = ReturnType<typeof aBeginning> extends fc.Arbitrary<infer T> ? T : never;

// Refusals are half of what the rules say: their stacks would cost more than their reasons.
Error.stackTraceLimit = 4;

const coverage = new Coverage();
let charging = 0;

function begin({ stage, plan, pledges, isLate }: Beginning): { house: House; judge: Judge } {
  const house = new House(plan, coverage);
  const judge = new Judge(house);
  if (stage !== 'draft' || isLate) schedule(house);
  if (stage === 'draft') return { house, judge };
  leading.open(house);
  const add = () =>
    pledges.forEach(([wish, card], index) => {
      pledgeOrRefuse(house, wish);
      give(house, index, card, true);
    });
  add();
  house.now = stage === 'live' ? house.now + (isLate ? 9 * day + hour : 0) : house.round.deadline;
  if (stage === 'closing' || (stage === 'collecting' && !isLate)) work(house);
  // Decided, and nobody has charged anything yet.
  if (stage === 'collecting' && isLate) {
    closeRound(house);
    decideRound(house);
    house.now = house.rounds[0]?.collectingEndsAt ? house.rounds[0].collectingEndsAt - hour : house.now;
  }
  if (stage === 'closing') passOver(house, add);
  if (stage === 'settled' || stage === 'paying' || stage === 'paid') {
    comeToRest(house, () => judge.look());
    house.now = house.round.deadline + (isLate || stage !== 'settled' ? 15 : 13) * day;
  }
  if (stage === 'paying' && isLate) approvePayout(house);
  else if (stage === 'paying') preparePayout(house, 'finance1');
  if (stage === 'paid') payFirst(house, judge, isLate);
  judge.look();
  return { house, judge };
}

/** All of it, or the first part, has left; and then it is called off. */
function payFirst(house: House, judge: Judge, isCalledOff: boolean): void {
  approvePayout(house);
  comeToRest(house, () => judge.look());
  if (!isCalledOff) return;
  leading.suspend(house);
  leading.callOff(house);
}

/** To the closing of the last round, while nobody works: what an earlier one still collects is not at its end. */
function passOver(house: House, add: () => void): void {
  add();
  house.now = Math.max(house.now, house.round.deadline - 1);
  // Its card is not saved, so the round cannot be decided yet.
  pledgeOrRefuse(house, { backer: 0, amount: 100n, tip: 0n, rewards: 0, destination: null });
  house.now = Math.max(house.now, house.round.deadline);
  closeRound(house);
}

function schedule(house: House): void {
  hearAccount(house, { transfers: 'active', name: 'Makers Cooperative', closed: false });
  leading.submit(house);
  leading.review(house, 'approved');
  leading.schedule(house);
}

function approvePayout(house: House): void {
  preparePayout(house, 'finance1');
  for (const payout of house.payouts) {
    decidePayout(house, payout, 'approved', payout.preparedBy === 'finance2' ? 'finance1' : 'finance2');
  }
}

/** Afterwards nothing more goes wrong, everything comes to its end, and what is left is paid out. */
function end(house: House, judge: Judge): void {
  comeToRest(house, () => judge.look());
  house.now = Math.max(house.now, house.round.deadline + 15 * day);
  for (let part = 0; part < house.plan.parts; part++) {
    approvePayout(house);
    comeToRest(house, () => judge.look());
  }
  checkEnding(house);
}

type Run = [Beginning, Iterable<fc.Command<Judge, House>>];

function aRun(): fc.Arbitrary<Run> {
  const from = (stage: Stage) => {
    const commands = fc.commands([...stages[stage]], {
      maxCommands: 40,
      size: 'max',
      ...(replayPath && { replayPath }),
    });
    return fc.tuple(aBeginning(stage), commands);
  };
  return fc.oneof(
    { arbitrary: from('live'), weight: 5 },
    { arbitrary: from('collecting'), weight: 4 },
    { arbitrary: from('closing'), weight: 3 },
    { arbitrary: from('settled'), weight: 2 },
    { arbitrary: from('paying'), weight: 2 },
    { arbitrary: from('paid'), weight: 2 },
    { arbitrary: from('draft'), weight: 1 },
  );
}

it(`${runs} runs of commands, each judged after every step`, () => {
  const property = fc.property(aRun(), ([beginning, commands]) => {
    const { house, judge } = begin(beginning);
    fc.modelRun(() => ({ model: judge, real: house }), commands);
    end(house, judge);
    if (house.provider.confirmed.length > 0) charging += 1;
  });
  fc.assert(property, { numRuns: runs, seed, ...(path && { path }) });
}, 900_000);

const isWhole = path === undefined && runs >= 20_000;

it('every step of every table was taken, and at least 30 % of the runs charge', () => {
  process.stdout.write(`${coverage.print()}\nSeed ${seed}; ${charging} of ${runs} runs charged.\n`);
  if (!isWhole) return;
  expect(coverage.missing).toEqual([]);
  expect(coverage.surprising).toEqual([]);
  expect(charging / runs).toBeGreaterThan(0.3);
});
