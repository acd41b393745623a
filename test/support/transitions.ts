import { type DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { asRows } from '../../src/platform/states/index.js';

/**
 * Expects the transitions that the migrations inserted for an entity to be those of its TypeScript table, births
 * included: `await expectSameTransitions(dataSource, 'pledge', pledgeTransitions, 'pending')`.
 */
export async function expectSameTransitions<S extends string>(
  dataSource: DataSource,
  entity: string,
  table: Readonly<Record<S, readonly NoInfer<S>[]>>,
  ...start: NoInfer<S>[]
): Promise<void> {
  const found = await rows<{ step: string }>(
    dataSource,
    `select from_state || ' → ' || to_state as step from legal_transitions where entity = $1`,
    [entity],
  );
  const expected = asRows(table, ...start).map(([from, to]) => `${from} → ${to}`);
  expect(found.map((row) => row.step).sort()).toEqual(expected.sort());
}
