// Guarantee: a member has one recipient, whose state is what the provider said last, with its history and its news.
import {
  Projects,
  recipientTransitions,
  Recipients,
  RecipientExists,
  recipientMoved,
  RecipientMoved,
} from '../../src/projects/index.js';
import { rows, type Tx } from '../../src/platform/database/index.js';
import { Consumers, Outbox } from '../../src/platform/outbox/index.js';
import { IllegalTransition, reachable } from '../../src/platform/states/index.js';
import { aMember } from '../support/campaigns.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';
import { expectSameTransitions } from '../support/transitions.js';

let db: OpenDatabase;
let recipients: Recipients;
const at = new Date('2027-01-01T00:00:00.000Z');
const later = new Date('2027-01-02T00:00:00.000Z');

beforeAll(async () => {
  db = await openDatabase(4);
  const consumers = new Consumers();
  consumers.on(recipientMoved, 'test.moved', async () => undefined);
  recipients = new Recipients(db.database, new Outbox(consumers, db.afterCommit));
});
afterAll(async () => db.stop());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => db.database.inTransaction(work);
const aRecipient = async () => {
  const { id: userId } = await aMember(db.dataSource);
  return inTx((tx) => recipients.record(tx, { userId, legalName: 'Makers', country: 'BE' }, at));
};

describe('a recipient', () => {
  it('lives as its table says, and the database allows the same', async () => {
    expect([...reachable(recipientTransitions, 'none')].sort()).toEqual(Object.keys(recipientTransitions).sort());
    await expectSameTransitions(db.dataSource, 'recipient', recipientTransitions, 'none');
  });

  it('is one per member', async () => {
    const made = await aRecipient();
    expect(made).toMatchObject({ transfers: 'none', legalName: 'Makers', country: 'BE', providerAccountId: null });
    expect(await recipients.of(made.userId)).toEqual(made);
    const again = inTx((tx) => recipients.record(tx, { userId: made.userId, legalName: 'B', country: 'FR' }, at));
    await expect(again).rejects.toBeInstanceOf(RecipientExists);
  });

  it('moves with its history and its news, and a repeated answer only says when it was asked, and which bank account it is now', async () => {
    const { id, userId } = await aRecipient();
    const move = (from: 'none' | 'active', bankAccount: string, when: Date) =>
      inTx((tx) => recipients.move(tx, { id, bankAccount, from, to: 'active', at: when, reason: 'provider' }));
    await move('none', 'eur:1', at);
    await move('active', 'eur:2', later);
    expect(await recipients.find(id)).toMatchObject({ transfers: 'active', checkedAt: later, bankAccount: 'eur:2' });
    const history = await rows(
      db.dataSource,
      'select from_state || to_state as step from state_changes where entity_id = $1 order by id',
      [id],
    );
    expect(history).toEqual([{ step: '-none' }, { step: 'noneactive' }]);
    const news = await rows(db.dataSource, `select payload from outbox where payload ->> 'recipientId' = $1`, [id]);
    expect(news).toEqual([{ payload: { recipientId: id, userId, to: 'active' } }]);
  });

  it('does not move from where it is not, nor where it may not', async () => {
    const { id } = await aRecipient();
    const move = (from: 'pending' | 'active', to: 'active' | 'none') =>
      inTx((tx) => recipients.move(tx, { id, bankAccount: null, from, to, at, reason: 'provider' }));
    await expect(move('pending', 'active')).rejects.toBeInstanceOf(RecipientMoved);
    await expect(move('active', 'none')).rejects.toBeInstanceOf(IllegalTransition);
  });

  it('keeps the first account it was given', async () => {
    const { id } = await aRecipient();
    const attach = (account: string) => inTx((tx) => recipients.attachAccount(tx, id, account));
    expect([await attach(`acct_${id}`), await attach('acct_other')]).toEqual([`acct_${id}`, `acct_${id}`]);
    expect((await recipients.byAccount(`acct_${id}`))?.id).toBe(id);
    expect(await recipients.byAccount('acct_other')).toBeUndefined();
  });
});

describe('questions about projects', () => {
  it('know nothing of what is not there', async () => {
    const projects = new Projects(db.database);
    const nowhere = '01900000-0000-7000-8000-000000000000';
    expect(await projects.find(nowhere)).toBeUndefined();
    expect(await projects.isOwner(nowhere, null)).toBe(false);
    expect([...(await projects.titles([], 'en'))]).toEqual([]);
    await expect(projects.parties(nowhere)).rejects.toMatchObject({ code: 'project-not-found' });
  });
});
