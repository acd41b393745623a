// Guarantee: other modules get the same guest for the same address however many ask at once, and true answers about
// who somebody is and what belongs to them.
import { randomUUID } from 'node:crypto';
import { rows, type Tx } from '../../src/platform/database/index.js';
import { type Person, SignedLinks, Users } from '../../src/users/index.js';
import { SessionLookup } from '../../src/users/session-lookup.js';
import { SessionsRepository } from '../../src/users/sessions.repository.js';
import { hashToken } from '../../src/users/token.js';
import { type OpenDatabase, openDatabase } from '../support/database.js';

let open: OpenDatabase;
const users = new Users(new SignedLinks({ APP_SECRET: 'a secret of at least thirty-two letters' }), {
  STAFF_SECOND_FACTOR: 'optional',
});

beforeAll(async () => (open = await openDatabase(20)));
afterAll(() => open.stop());

const guest = (email: string, displayName = 'A guest') => ({ email, displayName, locale: 'nl' as const });
const member = async (email: string, verified = true): Promise<string> => {
  const [made] = await open.database.inTransaction((tx) =>
    rows<{ id: string }>(
      tx,
      `insert into users (kind, email, email_verified_at, display_name, locale, created_at)
       values ('member', $1, case when $2 then tally_now() end, 'M', 'en', tally_now()) returning id`,
      [email, verified],
    ),
  );
  return made?.id ?? '';
};

async function made(tx: Tx, wanted: ReturnType<typeof guest>): Promise<Person> {
  const [one] = (await users.findOrCreateGuests(tx, [wanted])).values();
  if (!one) throw new Error('Postgres did not give the guest back');
  return one;
}

test('20 at once get one guest, who keeps the first name', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      open.database.inTransaction((tx) => made(tx, guest(i % 2 ? 'G@x.org' : 'g@x.org', `n${i}`))),
    ),
  );
  expect(new Set(people.map(({ id }) => id)).size).toBe(1);
  expect(new Set(people.map(({ displayName }) => displayName)).size).toBe(1);
  expect(people[0]).toMatchObject({ kind: 'guest', email: 'g@x.org', locale: 'nl', emailVerifiedAt: null });
});

test('groups with the same guests in any order do not stop each other', async () => {
  const addresses = Array.from({ length: 30 }, (_, i) => `crowd-${i}@x.org`);
  const groups = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      open.database.inTransaction((tx) => {
        const order = i % 2 ? addresses : [...addresses].reverse();
        return users.findOrCreateGuests(
          tx,
          [...order, ...order.slice(0, 3)].map((email) => guest(email)),
        );
      }),
    ),
  );
  for (const group of groups) expect([...group.keys()].sort()).toEqual([...addresses].sort());
  expect(new Set(groups.map((group) => group.get('crowd-7@x.org')?.id)).size).toBe(1);
});

test('of two guests with one address in a group the first names them', async () => {
  const found = await open.database.inTransaction((tx) =>
    users.findOrCreateGuests(tx, [guest('twin@x.org', 'first'), guest('TWIN@x.org', 'second')]),
  );
  expect(found.get('twin@x.org')?.displayName).toBe('first');
});

test('no guests are no statement', async () => {
  expect(await open.database.inTransaction((tx) => users.findOrCreateGuests(tx, []))).toEqual(new Map());
});

test('a guest is beside a member of the same address, not instead of them', async () => {
  const id = await member('both@x.org');
  const twin = await open.database.inTransaction((tx) => made(tx, guest('both@x.org')));
  expect(twin.id).not.toBe(id);
  expect(await users.ownsIdentity(open.database, id, twin.id)).toBe(false);
  expect((await users.findVerifiedMemberByEmail(open.database, 'Both@X.org'))?.id).toBe(id);
});

test('only a member with a verified address is one', async () => {
  const [verified, waiting] = [await member('v@x.org'), await member('w@x.org', false)];
  expect((await users.verifiedMember(open.database, verified)).id).toBe(verified);
  for (const id of [waiting, randomUUID()]) {
    await expect(users.verifiedMember(open.database, id)).rejects.toMatchObject({ code: 'no-such-member' });
  }
  expect(await users.findVerifiedMemberByEmail(open.database, 'w@x.org')).toBeUndefined();
});

test('questions are asked in a transaction too, and see what it wrote', async () => {
  await open.database.inTransaction(async (tx) => {
    const { id } = await made(tx, guest('inside@x.org'));
    expect((await users.find(tx, id))?.email).toBe('inside@x.org');
    expect(await users.find(open.database, id)).toBeUndefined();
    expect((await users.findMany(tx, [id, randomUUID()])).map((one) => one.id)).toEqual([id]);
  });
});

test('nobody owns anything without being somebody', async () => {
  const id = await member('own@x.org');
  expect(await users.ownsIdentity(open.database, null, id)).toBe(false);
  expect(await users.ownsIdentity(open.database, id, id)).toBe(true);
  expect(await users.ownsIdentity(open.database, id, randomUUID())).toBe(false);
});

test('tokens that are looked up together each find their own, in one statement', async () => {
  const userId = await member('crowd@x.org');
  const tokens = Array.from({ length: 50 }, () => randomUUID());
  const sessions = new SessionsRepository(open.database);
  await open.database.inTransaction(async (tx) => {
    for (const token of tokens) {
      await sessions.insert(tx, { userId, kind: 'session', name: token, tokenHash: hashToken(token), days: 1 });
    }
  });
  let statements = 0;
  class Counted extends SessionsRepository {
    override identify(hashes: readonly Buffer[]) {
      statements += 1;
      return super.identify(hashes);
    }
  }
  const lookup = new SessionLookup(new Counted(open.database));
  const found = await Promise.all([...tokens, 'unknown', ...tokens].map((token) => lookup.find(token)));
  expect(statements).toBe(1);
  expect(found[50]).toBeUndefined();
  expect(new Set(found.slice(0, 50).map((one) => one?.sessionId)).size).toBe(50);
  expect(found.slice(51)).toEqual(found.slice(0, 50));
});
