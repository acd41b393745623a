/** A goal with what was measured. */
export interface GoalResult {
  readonly goal: string;
  readonly what: string;
  readonly measured: string;
  readonly holds: boolean;
}

const two = (value: number): string => value.toFixed(2);

export const atMost = (goal: string, what: string, ratio: number, limit: number, unit = '×'): GoalResult => ({
  goal,
  what: `${what} ≤ ${limit} ${unit}`,
  measured: `${two(ratio)} ${unit}`,
  holds: ratio <= limit,
});

export const atLeast = (goal: string, what: string, ratio: number, limit: number, unit = '×'): GoalResult => ({
  goal,
  what: `${what} ≥ ${limit} ${unit}`,
  measured: `${two(ratio)} ${unit}`,
  holds: ratio >= limit,
});

/** A Markdown table, pass or fail per goal. */
export function table(results: readonly GoalResult[]): string {
  const rows = results.map(
    ({ goal, what, measured, holds }) => `| ${goal} | ${what} | ${measured} | ${holds ? 'holds' : 'not yet'} |`,
  );
  return ['| goal | what | measured | |', '|---|---|---|---|', ...rows].join('\n');
}
