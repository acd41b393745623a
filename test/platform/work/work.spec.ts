// Guarantee: one call tells whether anything is left to do, the business clock moves forward only and for everybody,
// and a run in virtual time lives through every due instant in order.
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../../src/platform/database/index.js';
import { DueWork } from '../../../src/platform/due/index.js';
import { Consumers, defineEvent, Outbox } from '../../../src/platform/outbox/index.js';
import { RouteNotFound } from '../../../src/platform/http/index.js';
import { ClockController } from '../../../src/platform/work/clock.controller.js';
import { MoveClock, Work } from '../../../src/platform/work/index.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { advanceToNextDue, liveUntil, moveClock, waitUntilIdle, workOf } from '../../support/time.js';
import { until } from '../../support/until.js';

const rung = defineEvent<{ name: string }>('alarm.rung');
const day = 86_400_000;

/** Alarms ring at their time and tell it through the outbox to a listener that writes it down. */
@Injectable()
class Alarms implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly dueWork: DueWork,
    private readonly outbox: Outbox,
    private readonly consumers: Consumers,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({
      name: 'alarms.ring',
      dueSql: 'select min(due_at) from alarms where not rung',
      run: () => this.ring(),
    });
    this.consumers.on(rung, 'alarms.note', async (payloads) => {
      // Slow enough for a wait that does not wait to be found out.
      await sleep(50);
      await this.database.inTransaction((tx) =>
        tx.query('insert into notes select unnest($1::text[]), tally_now()', [payloads.map(({ name }) => name)]),
      );
    });
    this.work.register('alarms.snoozing', 'select count(*) from snoozes', 'liveLeases');
    this.work.register('alarms.letters', 'select count(*) from letters', 'unhandledEvents');
    this.work.register('alarms.dust', 'select count(*) from dust');
  }

  private async ring(): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const names = await tx.query<[{ name: string }[], number]>(
        'update alarms set rung = true where due_at <= tally_now() and not rung returning name',
      );
      await this.outbox.emit(
        tx,
        names[0].map(({ name }) => rung({ name })),
      );
    });
  }
}

@Module({ providers: [Alarms] })
class AlarmsModule {}

let app: RunningApp;
let database: Database;

beforeAll(async () => {
  app = await startApp({ modules: [AlarmsModule] });
  database = app.app.get(Database);
  for (const sql of [
    'create table alarms (name text, due_at timestamptz, rung boolean not null default false)',
    'create table notes (name text, at timestamptz)',
    ...['snoozes', 'letters', 'dust'].map((table) => `create table ${table} (id integer)`),
  ]) {
    await change(sql);
  }
});

afterEach(() =>
  Promise.all(['alarms', 'notes', 'snoozes', 'letters', 'dust'].map((table) => change(`delete from ${table}`))),
);

afterAll(() => app.stop());

async function change(sql: string, parameters: unknown[] = []): Promise<void> {
  await database.inTransaction((tx) => tx.query(sql, parameters));
}

const setAlarm = (name: string, inMs: number) =>
  change(`insert into alarms values ($1, tally_now() + $2 * interval '1 millisecond')`, [name, inMs]);

const notes = async () =>
  (await database.read<{ name: string }>('select name from notes order by at, name')).map(({ name }) => name);

describe('what is left to do', () => {
  it('nothing at first', async () => {
    const work = await waitUntilIdle(app);
    expect(work).toMatchObject({ idle: true, openOutbox: 0, liveLeases: 0, retrying: 0, unhandledEvents: 0, open: [] });
  });

  it('a time to come is told and is no reason not to be idle', async () => {
    await setAlarm('tomorrow', day);
    const work = await waitUntilIdle(app);
    expect(work.due.filter(({ name }) => name === 'alarms.ring')).toHaveLength(1);
    expect(Date.parse(work.nextDueAt ?? '') - Date.parse(work.now)).toBeLessThanOrEqual(day);
  });

  it.each([
    ['snoozes', { liveLeases: 1, open: [{ name: 'alarms.snoozing', count: 1 }] }],
    ['letters', { unhandledEvents: 1, open: [{ name: 'alarms.letters', count: 1 }] }],
    ['dust', { open: [{ name: 'alarms.dust', count: 1 }] }],
  ])('%s are', async (table, expected) => {
    await change(`insert into ${table} values (1)`);
    expect(await workOf(app)).toMatchObject({ idle: false, ...expected });
    await expect(waitUntilIdle(app, 200)).rejects.toThrow('Not idle after 200 ms');
  });

  it('so are outbox rows, those that wait for a retry too', async () => {
    await change(`insert into outbox (event, consumer, payload, failures, retry_at, last_error)
      values ('alarm.rung', 'alarms.note', '{"name": "x"}', 1, now() + interval '1 hour', 'Error: no')`);
    expect(await workOf(app)).toMatchObject({ idle: false, openOutbox: 1, retrying: 1 });
    await change('delete from outbox');
  });

  it('and a due time that has come', async () => {
    await setAlarm('now', 0);
    const seen: boolean[] = [];
    await until(async () => {
      seen.push((await workOf(app)).idle);
      return (await notes()).includes('now');
    });
    expect(seen[0]).toBe(false);
  });
});

describe('the clock', () => {
  const post = (body: unknown) => app.call('POST', '/v1/admin/clock', { body });

  it('moves to an instant, and by milliseconds', async () => {
    const before = Date.parse((await workOf(app)).now);
    const to = new Date(before + day).toISOString();
    const moved = await post({ now: to });
    expect(moved.status).toBe(200);
    expect(Date.parse(moved.body.now) - Date.parse(to)).toBeGreaterThanOrEqual(0);
    expect(Date.parse(moved.body.now) - Date.parse(to)).toBeLessThan(1_000);
    await post({ advanceMs: day });
    const ahead = Date.parse((await workOf(app)).now) - before;
    expect(ahead).toBeGreaterThanOrEqual(2 * day);
    expect(ahead).toBeLessThan(2 * day + 10_000);
  });

  it('never goes back', async () => {
    const { now } = await workOf(app);
    const refused = await post({ now: new Date(Date.parse(now) - 1).toISOString() });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/clock-cannot-go-back' } });
    expect((await workOf(app)).now >= now).toBe(true);
  });

  it.each([
    [{}],
    [{ now: '2030-01-01T00:00:00Z', advanceMs: 1 }],
    [{ advanceMs: -1 }],
    [{ advanceMs: 1.5 }],
    [{ advanceMs: '5' }],
    [{ now: 'tomorrow' }],
    [{ later: true }],
  ])('does not take %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('moved by many at once ends at the furthest', async () => {
    const before = Date.parse((await workOf(app)).now);
    const moves = [5, 3, 9, 1, 7].map((days) => post({ now: new Date(before + days * day).toISOString() }));
    const statuses = (await Promise.all(moves)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const ahead = Date.parse((await workOf(app)).now) - before;
    expect(Math.floor(ahead / day)).toBe(9);
  });

  it('is read through the pool of every process', async () => {
    await moveClock(app, new Date(Date.parse((await workOf(app)).now) + day));
    const [row] = await database.read<{ now: Date; real: Date }>(
      'select tally_now() as now, clock_timestamp() as real',
    );
    expect((row?.now.getTime() ?? 0) - (row?.real.getTime() ?? 0)).toBeGreaterThan(day);
  });
});

describe('a run in virtual time', () => {
  it('goes from one due time to the next, each when the one before is done', async () => {
    await setAlarm('third', 3 * day);
    await setAlarm('first', day);
    await setAlarm('second', 2 * day);
    const steps: string[][] = [];
    // Other modules may have due times of their own in between.
    while ((await notes()).length < 3) {
      expect(await advanceToNextDue(app)).toBeInstanceOf(Date);
      await waitUntilIdle(app);
      steps.push(await notes());
    }
    expect(steps.filter((noted, step) => noted.length > (steps[step - 1]?.length ?? 0))).toEqual([
      ['first'],
      ['first', 'second'],
      ['first', 'second', 'third'],
    ]);
  });

  it('lives through a year in as many steps as there are due times', async () => {
    const { now } = await waitUntilIdle(app);
    for (let month = 1; month <= 12; month += 1)
      await setAlarm(`month ${String(month).padStart(2, '0')}`, month * 30 * day);
    const steps = await liveUntil(app, new Date(Date.parse(now) + 365 * day));
    expect(steps).toBeLessThan(20);
    expect(await notes()).toHaveLength(12);
    expect((await notes()).toSorted()).toEqual(await notes());
  });
});

describe('in other environments', () => {
  it('production has no such clock', async () => {
    const controller = new ClockController(app.app.get(MoveClock), { ...app.settings, NODE_ENV: 'production' });
    const before = (await workOf(app)).now;
    await expect(controller.move({ advanceMs: day })).rejects.toThrow(RouteNotFound);
    expect(Date.parse((await workOf(app)).now) - Date.parse(before)).toBeLessThan(day);
  });

  it('the sandbox moves with the service, and is waited for', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const timeline = { url: app.url, sandboxUrl: sandbox.url };
    const to = new Date(Date.parse((await workOf(app)).now) + day);
    await moveClock(timeline, to);
    await waitUntilIdle(timeline);
    const response = await fetch(`${sandbox.url}/_sandbox/clock`);
    const clock = (await response.json()) as { now_ms: number };
    expect(Math.abs(clock.now_ms - Date.parse((await workOf(app)).now))).toBeLessThan(2_000);
    await sandbox.close();
  });

  it('a process that only serves starts no work, but says what there is', async () => {
    const api = await startApp({ settings: { ROLE: 'api' }, modules: [AlarmsModule] });
    const own = api.app.get(Database);
    for (const table of [
      'alarms (name text, due_at timestamptz, rung boolean)',
      'snoozes (id int)',
      'letters (id int)',
      'dust (id int)',
    ]) {
      await own.inTransaction((tx) => tx.query(`create table ${table}`));
    }
    await own.inTransaction((tx) => tx.query(`insert into alarms values ('x', tally_now(), false)`));
    await sleep(1_500);
    expect(await workOf(api)).toMatchObject({ idle: false });
    const sessions = await own.read(`select 1 from pg_stat_activity
      where datname = current_database() and application_name in ('tally queue', 'tally direct')`);
    expect(sessions).toEqual([]);
    await api.stop();
  });
});
