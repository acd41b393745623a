// Guarantee: the hash of an entry depends on each of its parts and on nothing else, so that any change, swap, gap or
// repetition in the chain changes a hash.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  canonicalJson,
  type ChainedEntry,
  commit,
  entryHash,
  genesis,
  seal,
  storedDetails,
} from './audit-chain.rules.js';

const entry: ChainedEntry = {
  id: '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f',
  at: '2026-11-23T10:00:00.000000Z',
  recordedAt: '2026-11-23T10:00:00.123456Z',
  actorId: null,
  via: 'system',
  requestId: 'job-1',
  action: 'role.approved',
  subject: 'role_grant',
  subjectId: null,
  details: { role: 'owner', n: 1 },
  commitment: null,
};

test('the hash is SHA-256 over JSON that anybody can write', () => {
  const text =
    '{"action":"role.approved","actorId":null,"at":"2026-11-23T10:00:00.000000Z","commitment":null,' +
    '"details":{"n":1,"role":"owner"},"id":"0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f",' +
    `"previousHash":"${'0'.repeat(64)}","recordedAt":"2026-11-23T10:00:00.123456Z","requestId":"job-1","seq":"1",` +
    '"subject":"role_grant","subjectId":null,"version":1,"via":"system"}';
  expect(entryHash(entry, 1n, genesis)).toEqual(createHash('sha256').update(text).digest());
});

test.each([
  ['id', '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e80'],
  ['at', '2026-11-23T10:00:00.000001Z'],
  ['recordedAt', '2026-11-23T10:00:00.123457Z'],
  ['actorId', '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f'],
  ['via', 'session'],
  ['requestId', 'job-2'],
  ['action', 'role.revoked'],
  ['subject', 'user'],
  ['subjectId', '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f'],
  ['details', { role: 'owner', n: 2 }],
  ['commitment', Buffer.alloc(32)],
])('another %s is another hash', (name, value) => {
  expect(entryHash({ ...entry, [name]: value }, 1n, genesis)).not.toEqual(entryHash(entry, 1n, genesis));
});

test('another place is another hash', () => {
  const hash = entryHash(entry, 1n, genesis);
  expect(entryHash(entry, 2n, genesis)).not.toEqual(hash);
  expect(entryHash(entry, 1n, Buffer.alloc(32, 1))).not.toEqual(hash);
});

test('sealing continues the head, in order and without gaps, in any batches', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), fc.nat(20), (actions, cut) => {
      const entries = actions.map((action) => ({ ...entry, action }));
      const whole = seal(entries, { seq: 0n, hash: genesis });
      const first = seal(entries.slice(0, cut), { seq: 0n, hash: genesis });
      const rest = seal(entries.slice(cut), first.at(-1) ?? { seq: 0n, hash: genesis });
      expect([...first, ...rest]).toEqual(whole);
      expect(whole.map(({ seq }) => seq)).toEqual(entries.map((_, i) => BigInt(i + 1)));
    }),
  );
});

test('JSON is canonical whatever the order of names, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const names = Object.keys(value).reverse();
      const shuffled = Object.fromEntries(names.map((name) => [name, value[name]]));
      expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a commitment binds the text and its salt', () => {
  const [salt, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(commit(salt, 'é')).toEqual(createHash('sha256').update(salt).update('é', 'utf8').digest());
  expect(commit(salt, 'a')).not.toEqual(commit(salt, 'b'));
  expect(commit(salt, 'a')).not.toEqual(commit(other, 'a'));
});

test('details hold whole numbers only, money as text', () => {
  expect(storedDetails({ amount: 12n, n: 3, ids: ['a'], none: null, yes: true })).toBe(
    '{"amount":"12","n":3,"ids":["a"],"none":null,"yes":true}',
  );
  for (const n of [1.5, Number.NaN, 2 ** 53, Infinity]) expect(() => storedDetails({ n })).toThrow('whole number');
});
