// Guarantee: every state of a campaign and of a round can be reached, those that end lead nowhere, and the database
// allows exactly the steps that the tables have.
import { campaignTransitions, roundTransitions } from '../../src/campaigns/index.js';
import { finalStates, reachable } from '../../src/platform/states/index.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';
import { expectSameTransitions } from '../support/transitions.js';

describe('the life of a campaign', () => {
  it('reaches every state from draft', () => {
    expect([...reachable(campaignTransitions, 'draft')].sort()).toEqual(Object.keys(campaignTransitions).sort());
  });

  it('ends where nothing more can happen', () => {
    expect(finalStates(campaignTransitions).sort()).toEqual(
      ['rejected', 'unsuccessful', 'fulfilled', 'partly_fulfilled', 'failed', 'abandoned', 'cancelled'].sort(),
    );
  });

  it('goes back from a suspension to every state that it interrupts', () => {
    const interrupted = Object.entries(campaignTransitions)
      .filter(([, to]) => (to as readonly string[]).includes('suspended'))
      .map(([from]) => from);
    expect(campaignTransitions.suspended).toEqual(expect.arrayContaining(interrupted));
    expect([...interrupted, 'refunding', 'cancelled'].sort()).toEqual([...campaignTransitions.suspended].sort());
  });
});

describe('the life of a round', () => {
  it('reaches every state from planned, and ends settled or failed', () => {
    expect([...reachable(roundTransitions, 'planned')].sort()).toEqual(Object.keys(roundTransitions).sort());
    expect(finalStates(roundTransitions).sort()).toEqual(['failed', 'settled']);
  });
});

describe('the database', () => {
  let db: OpenDatabase;
  beforeAll(async () => (db = await openDatabase(2)));
  afterAll(async () => db.stop());

  it('allows the same steps', async () => {
    await expectSameTransitions(db.dataSource, 'campaign', campaignTransitions, 'draft');
    await expectSameTransitions(db.dataSource, 'round', roundTransitions, 'planned');
  });
});
