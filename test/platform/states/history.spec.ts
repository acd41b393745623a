// Guarantee: an entity goes only where its table leads, in the code and in the database, and each step leaves one row.
import { randomUUID } from 'node:crypto';
import { birth, history, type StateChange } from '../../../src/platform/states/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/cluster.js';
import { expectSameTransitions } from '../../support/transitions.js';
import { aProcess, type AProcess } from '../a-process.js';

const lampTransitions = { off: ['on'], on: ['off', 'broken'], broken: [] } as const;

let test: TestDatabase;
let process: AProcess;

beforeAll(async () => {
  test = await createTestDatabase();
  process = await aProcess(test.url);
  await process.database.inTransaction((tx) =>
    tx.query(`insert into legal_transitions values
      ('lamp', '-', 'off'), ('lamp', 'off', 'on'), ('lamp', 'on', 'off'), ('lamp', 'on', 'broken')`),
  );
});

afterAll(async () => {
  await process.stop();
  await test.drop();
});

const change = (from: string, to: string): StateChange => ({
  entity: 'lamp',
  entityId: randomUUID(),
  from,
  to,
  at: new Date('2026-11-23T10:00:00.123Z'),
  actorId: null,
  reason: 'switched',
});

const record = (...changes: StateChange[]) => process.database.inTransaction((tx) => history.record(tx, changes));

const recorded = () =>
  process.database.read<{ from_state: string; at: Date; actor_id: string | null }>('select * from state_changes');

it('many steps are written by one statement, to the millisecond', async () => {
  const actorId = randomUUID();
  await record(change(birth, 'off'), { ...change('off', 'on'), actorId });
  const rows = await recorded();
  expect(rows).toHaveLength(2);
  expect(rows.map((row) => row.actor_id)).toEqual([null, actorId]);
  expect(rows[0]?.at.toISOString()).toBe('2026-11-23T10:00:00.123Z');
});

it('nothing is written when nothing changes', async () => {
  await expect(record()).resolves.toBeUndefined();
});

it.each([
  ['a step that the table lacks', change('off', 'broken')],
  ['a state that does not exist', change('on', 'lost')],
  ['an entity that has no table', { ...change('off', 'on'), entity: 'candle' }],
  ['a birth into a state in which nothing begins', change(birth, 'on')],
])('the database refuses %s, and the good steps beside it', async (_, bad) => {
  const before = (await recorded()).length;
  await expect(record(change('off', 'on'), bad)).rejects.toMatchObject({
    code: '23514',
    constraint: 'legal_transition',
  });
  expect(await recorded()).toHaveLength(before);
});

it.each(['update state_changes set reason = $$$$', 'delete from state_changes'])('%s is refused', async (sql) => {
  await record(change('off', 'on'));
  await expect(process.database.inTransaction((tx) => tx.query(sql))).rejects.toMatchObject({ code: '23514' });
});

it('a table in TypeScript that differs from the migration is found', async () => {
  await expectSameTransitions(process.dataSource, 'lamp', lampTransitions, 'off');
  const more = { ...lampTransitions, broken: ['off'] } as const;
  await expect(expectSameTransitions(process.dataSource, 'lamp', more, 'off')).rejects.toThrow();
  await expect(expectSameTransitions(process.dataSource, 'lamp', lampTransitions, 'on')).rejects.toThrow();
});
