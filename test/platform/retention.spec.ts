// Guarantee: one job forgets everything whose time in the table of retention is over, and nothing before; it can be
// stopped between batches and goes on where it was, what fails keeps nothing else, and the privacy page and the
// documents show that very table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import {
  ForgetWhatIsOver,
  intervalOf,
  Retention,
  retentionList,
  type TimedKind,
  timedKinds,
} from '../../src/platform/retention/index.js';
import { DueTimes } from '../../src/platform/due/index.js';
import { locales } from '../../src/users/index.js';
import { retentionRows } from '../../src/web/about/retention.rows.js';
import { type RunningApp, startApp } from '../support/app.js';
import { expectInvariants } from '../support/invariants.js';
import { aMember, type TestPerson } from '../support/people.js';

let running: RunningApp;
let member: TestPerson;
beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  member = await aMember(running);
}, 120_000);
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

const sql = <Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
  rows<Row>(running.app.get(DataSource), text, parameters);
const going = new AbortController().signal;
const forget = (limit?: number) => running.app.get(ForgetWhatIsOver).execute(going, limit);

/** For each kind: makes a row that its period ended `ago` for, and counts those that are still there. */
const samples: Readonly<Record<Exclude<TimedKind, 'pictures' | 'reporters'>, { make: string; count: string }>> = {
  attempts: {
    make: `insert into counters (key, hits, until) values (gen_random_uuid(), 1, clock_timestamp() - $1::interval)`,
    count: `select 1 from counters`,
  },
  'repeated-requests': {
    make: `insert into idempotency_keys (actor, key, request_hash, answer, created_at)
      values ('somebody', gen_random_uuid(), '', '{}', clock_timestamp() - $1::interval)`,
    count: `select 1 from idempotency_keys where actor = 'somebody'`,
  },
  'done-work': {
    make: `insert into outbox (event, consumer, payload, done_at) values ('e', 'c', '{}', clock_timestamp() - $1::interval)`,
    count: `select 1 from outbox where event = 'e'`,
  },
  'passkey-challenges': {
    make: `insert into passkey_challenges (challenge, expires_at) values ('\\x00', clock_timestamp() - $1::interval)`,
    count: 'select 1 from passkey_challenges',
  },
  'unconfirmed-follows': {
    make: `insert into follows (project_id, email, locale, asked_at)
      select id, gen_random_uuid() || '@example.org', 'en', tally_now() - $1::interval from projects limit 1`,
    count: 'select 1 from follows where confirmed_at is null',
  },
  'mailed-links': {
    make: `insert into email_challenges (user_id, purpose, created_at, expires_at)
      select id, 'sign_in', clock_timestamp() - $1::interval - interval '1 minute', clock_timestamp() - $1::interval
      from users where kind = 'member' limit 1`,
    count: `select 1 from email_challenges where purpose = 'sign_in'`,
  },
  sessions: {
    make: `insert into sessions (user_id, kind, name, token_hash, created_at, last_used_at, expires_at, revoked_at)
      select id, 'session', 'old', sha256(gen_random_uuid()::text::bytea), clock_timestamp() - $1::interval - interval '1 day',
        clock_timestamp() - $1::interval, clock_timestamp() + interval '1 day', clock_timestamp() - $1::interval
      from users where kind = 'member' limit 1`,
    count: `select 1 from sessions where name = 'old'`,
  },
  'clean-checks': {
    make: `insert into check_runs (ran_at, took_ms, violations, findings)
      values (clock_timestamp() - $1::interval, 1, 0, '[]')`,
    count: 'select 1 from check_runs where took_ms = 1',
  },
  letters: {
    make: `insert into mails (occasion, kind, address, locale, subject, body, written_at, sent_at)
      values ('test:' || gen_random_uuid(), 'test', 'reader@example.org', 'en', 'About it', 'All of it',
        tally_now() - $1::interval, clock_timestamp())`,
    count: `select 1 from mails where kind = 'test' and (address || subject || body <> '' or occasion like 'test:%')`,
  },
};
type Sampled = keyof typeof samples;
const kinds = Object.keys(samples) as Sampled[];

/** A row whose time was over, or will be, by `minutes`. */
async function make(kind: Sampled, minutes: number): Promise<void> {
  const [{ ago } = { ago: '' }] = await sql<{ ago: string }>(
    `select (${intervalOf(kind)} + make_interval(mins => $1))::text as ago`,
    [minutes],
  );
  await sql(samples[kind].make, [ago]);
}
const left = async (kind: Sampled): Promise<number> => (await sql(samples[kind].count)).length;

async function clear(): Promise<void> {
  await sql(`delete from counters`);
  await sql(`delete from idempotency_keys where actor = 'somebody'`);
  await sql(`delete from sessions where name = 'old'`);
  await sql(`delete from mails where kind = 'test'`);
}
beforeEach(clear);

describe('the job', () => {
  it('has a way for each kind with a period', () => {
    expect(running.app.get(Retention).missing()).toEqual([]);
    expect([...timedKinds].sort()).toEqual([...kinds, 'pictures', 'reporters'].sort());
  });

  it('finds what is over by an index, as it asks each second', async () => {
    for (const { kind, dueSql } of running.app.get(Retention).all()) {
      const plan = await running.app.get(DataSource).transaction(async (tx) => {
        await tx.query('set local enable_seqscan = off');
        return tx.query<Record<string, string>[]>(`explain ${dueSql}`);
      });
      expect([kind, plan.map((line) => Object.values(line)[0]).filter((line) => line?.includes('Seq Scan'))]).toEqual([
        kind,
        [],
      ]);
    }
  });

  it.each(kinds)('forgets %s when its time is over, and not before', async (kind) => {
    if (kind === 'unconfirmed-follows') await aProject();
    await make(kind, 1);
    await make(kind, -2);
    await forget();
    expect(await left(kind)).toBe(1);
  });

  it('is due once something is over, and not before', async () => {
    await forget();
    await make('letters', -2);
    expect(await isDue()).toBe(false);
    await make('letters', 1);
    expect(await isDue()).toBe(true);
    await forget();
    expect(await isDue()).toBe(false);
  });

  it('ends in batches, stops when it is asked to, and goes on where it was', async () => {
    for (let n = 0; n < 5; n += 1) await make('sessions', 1);
    const stopping = new AbortController();
    const way = running.app
      .get(Retention)
      .all()
      .find(({ kind }) => kind === 'sessions');
    if (!way) throw new Error('nobody forgets sessions');
    expect(await way.forget(2)).toBe(2);
    stopping.abort();
    await running.app.get(ForgetWhatIsOver).execute(stopping.signal, 2);
    expect(await left('sessions')).toBe(3);
    await forget(2);
    expect(await left('sessions')).toBe(0);
  });

  it('goes on with the others when one kind fails, and fails itself, so that it is tried again', async () => {
    await sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
    await sql(`create trigger tr_refuse before delete on counters for each row execute function refuse()`);
    try {
      await make('attempts', 1);
      await make('sessions', 1);
      await expect(forget()).rejects.toThrow('could not be forgotten');
      expect([await left('attempts'), await left('sessions')]).toEqual([1, 0]);
    } finally {
      await sql('drop function refuse() cascade');
    }
  });

  it('keeps of a letter which kind was sent when', async () => {
    await make('letters', 1);
    await forget();
    expect(
      await sql(`select kind, address, subject, body, sent_at is not null as sent from mails where kind = 'test'`),
    ).toEqual([{ kind: 'test', address: '', subject: '', body: '', sent: true }]);
  });
});

describe('the table', () => {
  it('stands on the privacy page in each language, with each period', async () => {
    for (const locale of locales) {
      const text = await (await fetch(`${running.url}/${locale}/privacy`)).text();
      for (const { what, long, end } of retentionRows(locale)) {
        const shown = [what, long, end].map((words) => text.includes(words.replaceAll("'", '&#39;')));
        expect([locale, what, shown]).toEqual([locale, what, [true, true, true]]);
      }
    }
  });

  it('says the period of the list in words', () => {
    const longOf = (kind: string) => retentionRows('en').find((row) => row.kind === kind)?.long;
    expect([retentionList.letters.hours, longOf('letters')]).toEqual([17_520, '2 years after they were written']);
    expect([retentionList.attempts.hours, longOf('attempts')]).toEqual([1, '1 hour after the count ends']);
    expect([retentionList.sessions.hours, longOf('sessions')]).toEqual([720, '30 days after they end']);
  });

  it('stands in docs/people.md', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/people.md'), 'utf8');
    const table = retentionRows('en').map(({ what, long, why, end }) => `| ${what} | ${long} | ${why} | ${end} |`);
    expect(document).toContain(['|---|---|---|---|', ...table, ''].join('\n'));
  });
});

const isDue = async (): Promise<boolean> => {
  const { now, times } = await running.app.get(DueTimes).ask();
  const at = times.find(({ name }) => name === 'retention.forget')?.at ?? null;
  return at !== null && at <= now;
};

const aProject = () =>
  sql(
    `insert into projects (slug, owner_id, category, default_locale, created_at, content_changed_at)
     values ('kept', $1, 'art', 'en', tally_now(), tally_now()) on conflict do nothing`,
    [member.userId],
  );
