// Guarantee: the same seed plans the same faults at the same instants, every one that was asked for, and most kills hit
// while charges are under way.
import { planCrowd } from './crowd.js';
import { planFaults, type PlanSizes } from './plan.js';

const sizes: PlanSizes = {
  kills: 200,
  crashes: 5,
  redisLosses: 3,
  cuts: 10,
  fullDisks: 3,
  restores: 3,
  stops: 3,
  migrations: 3,
  collectingMs: 100_000,
};

describe('the plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planFaults(4, sizes)).toEqual(planFaults(4, sizes));
    expect(planFaults(4, sizes)).not.toEqual(planFaults(5, sizes));
  });

  it.each([1, 2, 3])('has everything that was asked for (seed %d)', (seed) => {
    const plan = planFaults(seed, sizes);
    const count = (kind: string) => plan.filter((fault) => fault.kind === kind).length;
    expect(count('kill')).toBe(200);
    expect(count('crash postgres')).toBe(5);
    expect(count('lose redis')).toBe(3);
    expect(count('cut network')).toBe(10);
    expect(count('fill disk')).toBe(3);
    expect(count('restore')).toBe(3);
    expect(plan.filter(({ kind, stage }) => kind === 'kill' && stage === 'collecting').length).toBeGreaterThan(140);
  });

  it('kills api and both workers', () => {
    const victims = planFaults(1, sizes).flatMap((fault) => (fault.kind === 'kill' ? [fault.victim] : []));
    expect([...new Set(victims)].sort()).toEqual(['api', 'worker 1', 'worker 2']);
  });

  it('spreads the faults of the collection over the time it was given', () => {
    const during = planFaults(1, sizes).filter(({ stage }) => stage === 'collecting');
    const lastsMs = during.reduce((sum, { gapMs }) => sum + gapMs, 0);
    expect(lastsMs).toBeGreaterThan(70_000);
    expect(lastsMs).toBeLessThan(130_000);
  });

  it('gathers as many people as asked for, and always somebody whose card fails in the campaign that is to fall short', () => {
    const crowd = planCrowd(1, 1_000, 50);
    expect(crowd.length).toBe(1_000);
    expect(crowd.filter(({ overHttp }) => overHttp).length).toBe(50);
    expect(crowd.some(({ campaign, card }) => campaign === 2 && card.ends === 'dropped')).toBe(true);
  });
});
