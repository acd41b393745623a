// Guarantee: the ledger is append-only and balanced, a replay posts nothing, and a balance is always the sum of its
// postings, folded or not, while many post at once.
import { accounts, campaignAccounts, FoldBalances, Ledger, LedgerReferenceReused } from '../../src/ledger/index.js';
import { LedgerRepository } from '../../src/ledger/ledger.repository.js';
import { type LedgerTransaction } from '../../src/ledger/index.js';
import { rows } from '../../src/platform/database/index.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';

const at = new Date('2026-11-01T12:00:00.000Z');
let open: OpenDatabase;
let ledger: Ledger;
let fold: FoldBalances;

beforeEach(async () => {
  open = await openDatabase(12);
  const repository = new LedgerRepository(open.database);
  ledger = new Ledger(repository);
  fold = new FoldBalances(open.database, repository);
});
afterEach(() => open.stop());

const collected = (item: string, campaign: string, amount: bigint, tip = 0n, currency = 'EUR'): LedgerTransaction => ({
  reference: `pledge-collected-${item}`,
  currency,
  at,
  postings: [
    { from: accounts.outside, to: accounts.campaignFunds(campaign), amount },
    { from: accounts.outside, to: accounts.platformTips, amount: tip },
  ],
});
const post = (...transactions: LedgerTransaction[]) =>
  open.database.inTransaction((tx) => ledger.post(tx, transactions));
const count = async (table: string): Promise<number> => {
  const [row] = await open.database.read<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? -1;
};

/** Sums of all postings by account, computed apart from the code under test. */
async function sums(): Promise<Map<string, bigint>> {
  const found = await open.database.read<{ account: string; amount: string }>(`
    select account || ' ' || currency as account, sum(amount)::bigint as amount from (
      select to_account as account, currency, amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
      union all
      select from_account, currency, -amount from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
    ) m group by 1 order by 1`);
  return new Map(found.map(({ account, amount }) => [account, BigInt(amount)]));
}

describe('posting', () => {
  it('writes many transactions at once and answers which were new', async () => {
    expect([...(await post(collected('1', 'a', 2500n, 150n), collected('2', 'a', 1000n)))].sort()).toEqual([
      'pledge-collected-1',
      'pledge-collected-2',
    ]);
    expect(await ledger.balance(accounts.campaignFunds('a'), 'EUR')).toBe(3500n);
    expect(await ledger.balance(accounts.platformTips, 'EUR')).toBe(150n);
    expect(await ledger.balance(accounts.outside, 'EUR')).toBe(-3650n);
    expect(await count('ledger_postings')).toBe(3);
  });

  it('posts a replay not again, alone or beside new ones', async () => {
    await post(collected('1', 'a', 2500n));
    expect([...(await post(collected('1', 'a', 2500n), collected('2', 'a', 100n)))]).toEqual(['pledge-collected-2']);
    expect((await post(collected('1', 'a', 2500n))).size).toBe(0);
    expect(await ledger.balance(accounts.campaignFunds('a'), 'EUR')).toBe(2600n);
  });

  it('posts once when twenty write the same reference at the same time', async () => {
    const fresh = await Promise.all(Array.from({ length: 20 }, () => post(collected('1', 'a', 2500n))));
    expect(fresh.filter(({ size }) => size === 1)).toHaveLength(1);
    expect(await count('ledger_postings')).toBe(1);
  });

  it('refuses another amount under a known reference and leaves the books as they were', async () => {
    await post(collected('1', 'a', 2500n));
    await expect(post(collected('2', 'a', 1n), collected('1', 'a', 2501n))).rejects.toThrow(LedgerReferenceReused);
    expect(await ledger.balance(accounts.campaignFunds('a'), 'EUR')).toBe(2500n);
  });

  it('keeps nothing of a transaction that is rolled back', async () => {
    const failed = open.database.inTransaction(async (tx) => {
      await ledger.post(tx, [collected('1', 'a', 2500n)]);
      expect(await ledger.balance(accounts.campaignFunds('a'), 'EUR', tx)).toBe(2500n);
      throw new Error('crash');
    });
    await expect(failed).rejects.toThrow('crash');
    expect(await count('ledger_transactions')).toBe(0);
  });

  it('keeps currencies and campaigns apart', async () => {
    await post(collected('1', 'a', 2500n), collected('2', 'a', 7000n, 0n, 'JPY'), collected('3', 'ab', 9n));
    expect(await ledger.balances(campaignAccounts('a'), 'EUR')).toEqual(new Map([['campaign:a:funds', 2500n]]));
    expect(await ledger.balance(accounts.campaignFunds('a'), 'JPY')).toBe(7000n);
  });
});

describe('the database itself', () => {
  beforeEach(() => post(collected('1', 'a', 2500n)));

  it.each([
    ['a changed posting', 'update ledger_postings set amount = amount + 1'],
    ['a deleted posting', 'delete from ledger_postings'],
    ['emptied postings', 'truncate ledger_postings'],
    ['a changed transaction', `update ledger_transactions set reference = 'x'`],
    ['a deleted transaction', 'delete from ledger_transactions'],
    ['emptied transactions', 'truncate ledger_transactions cascade'],
    [
      'a posting of nothing',
      `insert into ledger_postings (transaction_id, from_account, to_account, amount) select id, 'a', 'b', 0 from ledger_transactions`,
    ],
    [
      'a posting to itself',
      `insert into ledger_postings (transaction_id, from_account, to_account, amount) select id, 'a', 'a', 1 from ledger_transactions`,
    ],
  ])('refuses %s', async (_, sql) => {
    const before = await sums();
    await expect(rows(open.dataSource, sql)).rejects.toMatchObject({ code: '23514' });
    expect(await sums()).toEqual(before);
  });

  it('refuses to unfold', async () => {
    await fold.execute();
    await expect(rows(open.dataSource, 'update ledger_transactions set folded_at = null')).rejects.toMatchObject({
      code: '23514',
    });
  });
});

describe('folding', () => {
  it('changes no balance, and folds each transaction once', async () => {
    await post(collected('1', 'a', 2500n, 100n), collected('2', 'b', 50n));
    const before = await ledger.balances('', 'EUR');
    expect(await fold.execute()).toBe(2);
    expect(await fold.execute()).toBe(0);
    expect(await ledger.balances('', 'EUR')).toEqual(before);
    await post(collected('3', 'a', 1n));
    expect(await ledger.balance(accounts.campaignFunds('a'), 'EUR')).toBe(2501n);
  });

  it('loses and doubles nothing while eight post, four fold and one reads', async () => {
    const one = async (worker: number) => {
      for (let n = 0; n < 25; n += 1) {
        const batch = Array.from({ length: 4 }, (_, i) =>
          collected(`${worker}-${n}-${i}`, `${n % 3}`, BigInt(n + 1), 1n),
        );
        await post(...batch);
      }
    };
    let posting = true;
    const folding = async () => {
      while (posting) await fold.execute();
    };
    const reading = async () => {
      while (posting) for (const { difference } of await ledger.trialBalance()) expect(difference).toBe(0n);
    };
    const background = [folding(), folding(), folding(), folding(), reading()];
    await Promise.all(Array.from({ length: 8 }, (_, worker) => one(worker)));
    posting = false;
    await Promise.all(background);
    await fold.execute();

    const balances = await open.database.read<{ account: string; amount: string }>(
      `select account || ' ' || currency as account, amount from ledger_balances order by 1`,
    );
    expect(new Map(balances.map(({ account, amount }) => [account, BigInt(amount)]))).toEqual(await sums());
    expect(await ledger.balance(accounts.outside, 'EUR')).toBe(-(8n * 4n * (325n + 25n)));
    expect(await ledger.trialBalance()).toEqual([{ currency: 'EUR', credits: 11200n, debits: 11200n, difference: 0n }]);
  });
});
