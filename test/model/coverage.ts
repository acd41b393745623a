import { type Transitions } from '../../src/platform/states/index.js';
import { notYet } from './not-yet.js';
import { tables } from './house.js';

/** Every step of every table, as it is noted when it is taken: `pledge: pending → active`. */
export const allSteps: readonly string[] = Object.entries(tables).flatMap(([entity, table]) =>
  Object.entries(table as Transitions<string>).flatMap(([from, next]) =>
    next.map((to) => `${entity}: ${from} → ${to}`),
  ),
);

/** How often each step was taken, the rarest first, and what was not. */
export class Coverage {
  private readonly counts = new Map<string, number>();

  take(step: string): void {
    this.counts.set(step, (this.counts.get(step) ?? 0) + 1);
  }

  get missing(): string[] {
    return allSteps.filter((step) => !this.counts.has(step) && notYet[step] === undefined);
  }

  /** Steps that are listed as not taken by anything yet, and were. */
  get surprising(): string[] {
    return Object.keys(notYet).filter((step) => this.counts.has(step));
  }

  print(): string {
    const byEntity = Object.keys(tables).map((entity) => {
      const steps = allSteps.filter((step) => step.startsWith(`${entity}: `));
      const taken = steps.filter((step) => this.counts.has(step));
      const rarest = taken.map((step) => [this.counts.get(step) ?? 0, step] as const).sort(([a], [b]) => a - b)[0];
      const seldom = rarest ? `, the rarest ${rarest[0]} times (${rarest[1].replace(`${entity}: `, '')})` : '';
      return `  ${entity.padEnd(16)} ${String(taken.length).padStart(2)} of ${String(steps.length).padStart(2)}${seldom}`;
    });
    const untaken = Object.entries(notYet).map(([step, why]) => `  ${step}: ${why}`);
    const seldomest = allSteps
      .filter((step) => notYet[step] === undefined)
      .map((step) => [step, this.counts.get(step) ?? 0] as const)
      .sort(([, a], [, b]) => a - b)
      .slice(0, 5);
    return [
      'Steps taken:',
      ...byEntity,
      'The rarest of all:',
      ...seldomest.map(([step, count]) => `  ${step}: ${count}`),
      'Not taken by anything yet:',
      ...untaken,
    ].join('\n');
  }
}
