// Guarantee: a process that works seals within a second; everybody can read the head, auditors the entries.
import { Database } from '../../src/platform/database/index.js';
import { system } from '../../src/platform/http/index.js';
import { Audit } from '../../src/audit/index.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, staff } from '../support/people.js';
import { until } from '../support/until.js';

let running: RunningApp;
beforeAll(async () => (running = await startApp()));
afterAll(() => running.stop());

const record = (subjectId: string, count: number) =>
  running.app.get(Database).inTransaction((tx) =>
    running.app.get(Audit).record(
      tx,
      Array.from({ length: count }, (_, n) => ({
        ...{ caller: system('spec'), action: 'a.b', subject: 'a', subjectId, details: { n } },
        ...(n === 0 && { text: 'because' }),
      })),
    ),
  );

test('entries are sealed within a second, and the head is public', async () => {
  const empty = await running.call('GET', '/v1/audit/head');
  expect(empty.body).toEqual({ entries: 0, hash: '0'.repeat(64) });
  await record('0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f', 3);
  await until(async () => (await running.call('GET', '/v1/audit/head')).body.entries === 3);
  const [row] = await running.app
    .get(Database)
    .read<{ late: boolean }>(
      `select max(clock_timestamp() - recorded_at) > interval '2 seconds' as late from audit_entries`,
    );
  expect(row?.late).toBe(false);
  expect((await running.call('GET', '/v1/audit/head')).body.hash).toMatch(/^(?!0{64})[0-9a-f]{64}$/);
});

test('auditors walk the entries of a thing, newest first, and others do not', async () => {
  const subjectId = '0197e2a4-7b1c-7c3e-9d2f-000000000001';
  await record(subjectId, 5);
  const { token } = await staff(running, 'auditor');
  const page = async (query: string) =>
    (await running.call('GET', `/v1/admin/audit?subjectId=${subjectId}&limit=2${query}`, { token })).body;
  const first = await page('');
  const second = await page(`&after=${first.next}`);
  const third = await page(`&after=${second.next}`);
  const all = [...first.data, ...second.data, ...third.data];
  expect(all.map(({ details }) => details.n)).toEqual([4, 3, 2, 1, 0]);
  expect(all.map(({ text }) => text)).toEqual([null, null, null, null, 'because']);
  expect(third.next).toBeNull();
  const member = await aMember(running);
  expect((await running.call('GET', '/v1/admin/audit', { token: member.token })).status).toBe(403);
  expect((await running.call('GET', '/v1/admin/audit?subjectId=42', { token })).status).toBe(400);
  expect((await running.call('GET', '/v1/admin/audit?after=x', { token })).status).toBe(400);
});
