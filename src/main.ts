import { createApp, stopApp } from './app.js';
import { refuseShiftedClock } from './platform/clock.js';
import { redact } from './platform/logger.js';
import { InvalidSettings, readSettings, type Settings } from './platform/settings.js';

/** Starts one role of the service, says so in one line, and stops it on SIGTERM, SIGINT or when its parent goes. */
async function main(): Promise<void> {
  const settings = settingsOrExit();
  const app = await createApp(settings);
  if (settings.NODE_ENV === 'production') await refuseShiftedClock(app);
  await app.listen(settings.PORT, settings.HOST);

  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    say({ message: 'stopping', reason });
    stopApp(app).then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // A parent that started us with a channel and died must not leave us behind.
  if (process.connected) process.once('disconnect', () => stop('parent gone'));

  const ready = { message: 'ready', role: settings.ROLE, url: await app.getUrl(), pid: process.pid };
  say({ ...ready, ms: Math.round(process.uptime() * 1_000) });
  process.send?.(ready);
}

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Written whatever the log level is: whoever started us waits for it. */
function say(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ level: 'info', time: new Date().toISOString(), ...line })}\n`);
}

/** A process in an unknown state serves nobody: it says why and ends, and its supervisor starts a new one. */
function fail(error: unknown): never {
  const line = { level: 'fatal', time: new Date().toISOString(), message: 'the process ends', error: redact(error) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  process.exit(1);
}

process.once('unhandledRejection', fail);
process.once('uncaughtException', fail);
main().catch(fail);
