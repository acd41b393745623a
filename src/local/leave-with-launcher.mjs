/**
 * Preloaded (`--import`) into every Node program that a launcher of ours starts with an IPC channel: when the channel
 * closes, because the launcher has ended or was killed, the program is asked to stop and, if it does not, made to.
 * The channel is polled: a listener on it would keep alive a program that has nothing left to do.
 */
const LOOK_EVERY_MS = 300;
const STOP_MAY_TAKE_MS = 10_000;

if (process.channel) {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const poll = setInterval(() => {
    if (process.connected) return;
    clearInterval(poll);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), STOP_MAY_TAKE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  poll.unref();
}
