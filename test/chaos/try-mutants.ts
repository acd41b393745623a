import { mutants } from './mutants.js';
import { type ChaosOptions, mutantOptions } from './options.js';
import { complaints } from './report.js';
import { runChaos } from './run.js';
import { isClean } from './verdict.js';

interface Trial {
  readonly name: string;
  readonly caught: boolean;
  readonly by: string;
  readonly seconds: number;
}

/** Breaks the service in every way that we know, one after the other. Answers 1 when a mistake was not noticed. */
export async function tryMutants(
  options: ChaosOptions,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<number> {
  const trials: Trial[] = [];
  say('none: the same run without a mistake has to pass');
  const { verdict: control } = await runChaos(mutantOptions(options, undefined), signal, () => undefined);
  if (!isClean(control)) {
    for (const line of complaints(control)) say(`    ${line}`);
    return 1;
  }
  for (const [name, mistake] of Object.entries(mutants)) {
    say(`${trials.length + 1} of ${Object.keys(mutants).length}: ${name}, ${mistake}`);
    const { verdict, seconds } = await runChaos(mutantOptions(options, name), signal, () => undefined);
    const [by = 'nothing'] = complaints(verdict);
    trials.push({ name, caught: !isClean(verdict), by, seconds });
    say(`    ${isClean(verdict) ? 'SURVIVED' : `caught after ${seconds} s by ${by}`}`);
  }
  const widest = Math.max(...trials.map(({ name }) => name.length));
  say('');
  for (const { name, caught, by } of trials) say(`${name.padEnd(widest)}  ${caught ? 'caught  ' : 'SURVIVED'}  ${by}`);
  const survivors = trials.filter(({ caught }) => !caught);
  say(`${trials.length - survivors.length} of ${trials.length} mutants caught`);
  return survivors.length === 0 ? 0 : 1;
}
