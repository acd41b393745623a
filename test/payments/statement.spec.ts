// Guarantee: when statements show another name than our mails say, the log says so, once, and nothing else changes.
import { Logger } from '@nestjs/common';
import { until } from '../support/until.js';
import { Scene } from './scene.js';

/** What is logged about statements while two cards are charged under this setting. */
async function saidOf(descriptor: string): Promise<unknown[]> {
  const said: unknown[] = [];
  const scene = await Scene.open({ settings: { STATEMENT_DESCRIPTOR: descriptor } });
  const note = () => undefined;
  const error = (message: unknown) => void said.push(message);
  Logger.overrideLogger({ log: note, warn: note, error });
  try {
    for (const item of [await scene.item(), await scene.item()]) {
      expect(await scene.charge(item)).toMatchObject({ kind: 'succeeded' });
      await until(async () => (await scene.payment(item.itemId)).fee_known_at !== null);
    }
    await scene.idle();
    await scene.expectInvariants();
    return said.filter((message) => JSON.stringify(message).includes('statements'));
  } finally {
    Logger.overrideLogger(false);
    await scene.stop();
  }
}

it('the same name, in whatever case, is nothing to tell', async () => {
  expect(await saidOf('Tally')).toEqual([]);
});

it('another name is told once', async () => {
  const message = 'statements show another name than mails say';
  expect(await saidOf('TALLY COOP')).toEqual([
    expect.objectContaining({ message, shown: 'TALLY', told: 'TALLY COOP' }),
  ]);
});
