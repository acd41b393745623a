import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp } from './app.js';
import { until } from './until.js';

/** A guest's pledge; `link` as `call(…, { headers: { authorization: link } })`. */
interface GuestsPledge {
  readonly id: string;
  readonly link: string;
}

type Running = Pick<RunningApp, 'app' | 'call'>;

/** The codes that were mailed about a pledge, oldest first. */
export async function mailedCodes({ app }: Pick<Running, 'app'>, { id }: Pick<GuestsPledge, 'id'>): Promise<string[]> {
  const mails = await rows<{ body: string }>(
    app.get(DataSource),
    `select body from mails where kind = 'pledgeCode' and about_id = $1 order by id`,
    [id],
  );
  return mails.map(({ body }) => /^\d{6}$/m.exec(body)?.[0] ?? 'none');
}

/** Asks for a code and reads it in the mail, as its guest would. The worker has to be running. */
export async function askCode(running: Running, pledge: GuestsPledge): Promise<string> {
  const { length } = await mailedCodes(running, pledge);
  const headers = { authorization: pledge.link };
  const asked = await running.call('POST', `/v1/pledges/${pledge.id}/code`, { headers, body: {} });
  if (asked.status !== 202) throw new Error(`No code: ${asked.status} ${JSON.stringify(asked.body)}`);
  await until(async () => (await mailedCodes(running, pledge)).length > length);
  return (await mailedCodes(running, pledge)).at(-1) ?? '';
}

/** The pledge with a link that may change it, by a code from its mail. */
export async function freshly<P extends GuestsPledge>(running: Running, pledge: P): Promise<P> {
  const code = await askCode(running, pledge);
  const headers = { authorization: pledge.link };
  const shown = await running.call('POST', `/v1/pledges/${pledge.id}/code/confirm`, { headers, body: { code } });
  if (shown.status !== 200) throw new Error(`The code was refused: ${shown.status} ${JSON.stringify(shown.body)}`);
  return { ...pledge, link: `Link ${shown.body.link}` };
}
