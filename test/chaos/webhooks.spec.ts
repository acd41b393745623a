// Guarantee: webhooks repeated, reordered, lost and forged end in the very state in which every one of them came once
// and in order, letters included. `npm run chaos -- --webhooks` does the same with ten thousand.
import { createTestDatabase, type TestDatabase } from '../support/cluster.js';
import { compareStorm } from './webhooks/compare.js';
import { planStorm } from './webhooks/storm.rules.js';

describe('a storm of webhooks', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('ends as the clean run does', async () => {
    const result = await compareStorm({ databaseUrl: database.url, events: 150, seed: 3, say: () => undefined });
    expect(result.wrong).toEqual([]);
    expect(result.storm).toBe(result.clean);
    expect(result.events).toBeGreaterThan(150);
    expect(result.lost).toBe(Math.ceil(result.events / 5));
    expect(result.forged).toBeGreaterThan(5);
  }, 120_000);

  it('is the same storm for the same seed, and loses a fifth', () => {
    expect(planStorm(7, 100)).toEqual(planStorm(7, 100));
    expect(planStorm(7, 100)).not.toEqual(planStorm(8, 100));
    const { deliveries, lost } = planStorm(7, 100);
    expect(lost.size).toBe(20);
    expect(deliveries.length).toBe(3 * 80 + 5);
  });
});
