// Stopping loses no answer: running requests end, nothing new is taken, and a request that never ends holds nobody up.
import { setTimeout as sleep } from 'node:timers/promises';
import { stopApp } from '../../../src/app.js';
import { startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';

test('a running request gets its whole answer, on a connection that then closes; new ones are refused', async () => {
  const running = await startApp({ modules: [FrameProbeModule] });
  // A second connection that is kept open must not hold the stop up: it would do so for longer than a test may take.
  await running.call('GET', '/health/live');
  const slow = running.call('GET', '/v1/probe/slow');
  await sleep(100);
  const stopped = running.stop();
  const answer = await slow;
  expect([answer.status, answer.body]).toEqual([200, { done: true }]);
  expect(answer.headers.get('connection')).toBe('close');
  await stopped;
  await expect(running.call('GET', '/health/live')).rejects.toThrow();
});

test('a request that does not end in time is cut, and the stop goes on', async () => {
  const running = await startApp({ modules: [FrameProbeModule] });
  const hanging = running.call('GET', '/v1/probe/hang').then(
    () => 'answered',
    () => 'cut',
  );
  await sleep(100);
  await stopApp(running.app, 300);
  expect(await hanging).toBe('cut');
  await running.stop();
});
