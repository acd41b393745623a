/** Jest's global tear-down: stops what cluster-setup.mjs started and removes the run's folder. */
import { rmSync } from 'node:fs';

export default async function tearDown() {
  const { folder, stops } = globalThis.tallyTestRun;
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true, force: true });
}
