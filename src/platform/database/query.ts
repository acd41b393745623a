import { type DataSource, type EntityManager } from 'typeorm';

/**
 * Runs one statement and returns its rows. TypeORM answers `[rows, count]` for UPDATE and DELETE and plain rows for
 * everything else; here it is always the rows. Numbers of type bigint arrive as strings.
 */
export async function rows<Row>(
  on: EntityManager | DataSource,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await on.query<unknown>(sql, parameters as unknown[]);
  return (isUpdateResult(result) ? result[0] : result) as Row[];
}

const isUpdateResult = (result: unknown): result is [unknown[], number] =>
  Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
