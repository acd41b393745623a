/** Guarantee: what a program writes arrives line by line, and stop() ends it: gently if it listens, by force if not. */
import { join } from 'node:path';
import { startProgram, stopAll, type ProgramLine } from '../../src/local/processes.js';
import { repositoryRoot } from '../../src/local/repository-root.js';

function start(mode: string) {
  const said: ProgramLine[] = [];
  let isReady: () => void;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const program = startProgram({
    name: mode,
    script: join(repositoryRoot(), 'test/local/program.fixture.mjs'),
    args: [mode],
    stopMayTakeMs: 500,
    onLine: (line) => {
      said.push(line);
      if (line.line === 'ready') isReady();
    },
  });
  return { program, said, ready };
}

test('the lines of both streams come with the name of the program', async () => {
  const { program, said } = start('brief');
  await expect(program.exited).resolves.toEqual({ code: 0, signal: null });
  expect(said).toContainEqual({ program: 'brief', stream: 'stdout', line: 'ready' });
  expect(said).toContainEqual({ program: 'brief', stream: 'stderr', line: 'a complaint' });
});

test('a program that listens is asked; one that does not is killed', async () => {
  const [gentle, stubborn] = [start('gentle'), start('stubborn')];
  await Promise.all([gentle.ready, stubborn.ready]);
  await stopAll([gentle.program, stubborn.program]);
  await expect(gentle.program.exited).resolves.toEqual({ code: 0, signal: null });
  await expect(stubborn.program.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' });
});
