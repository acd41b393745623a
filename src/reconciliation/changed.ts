import { type Check, type Scope } from './checks.js';

/** Transactions that were under way when the last run looked have ended by now. */
const underWayMs = 10 * 60_000;
/** Check 6 leaves both sides an hour. */
const youngMs = 60 * 60_000;

/** A view whose SQL names tables that are to be smaller. */
export interface Definition {
  readonly view: string;
  readonly sql: string;
}

/**
 * One statement, hence one snapshot, that asks the same questions as the views of the checks, of a smaller house: in front
 * of each view's own SQL stand, under the names of its tables, those of their rows that belong to what changed since then.
 * What changed is told by what is append-only and numbered in the order of time: history, ledger, consents and events.
 *
 * @param definitions of the checks and of `nested`
 */
export function askChanged(checks: readonly Check[], definitions: readonly Definition[], since: Date): string {
  const sqlOf = new Map(definitions.map(({ view, sql }) => [view, sql.replace(/;\s*$/, '')]));
  const houses = housesFor(sqlOf);
  const asked = checks.map(({ view, changed }) => {
    const { tables, isAbout = 'true' } = houses[changed];
    const own = changed === 'everything' ? `select offender from ${view}` : (sqlOf.get(view) ?? '');
    const house = Object.keys(tables).length > 0 ? `with ${smaller(tables)}` : '';
    const more = view === 'check_02_balances' ? `union all ${sumsOfAll}` : '';
    return `select '${view}' as view, count(*) as violations, (array_agg(offender order by offender))[1:10] as offenders
      from (select offender from (${house} select offender from (${own}) v) h where ${isAbout} ${more}) x`;
  });
  return `with ${changedSince(new Date(since.getTime() - underWayMs))} ${asked.join(' union all ')}`;
}

/** Views within the views of checks that have to see the smaller tables too. */
export const nested: readonly string[] = ['provider_differences'];

/** Whose balance is nobody's in particular is the sum of everything; but all balances together are nothing. */
const sumsOfAll = `select 'all ' || currency from ledger_balances group by currency having sum(amount) <> 0`;

/** What changed, each once. */
function changedSince(from: Date): string {
  const [id, young] = [firstIdAt(from), new Date(from.getTime() - youngMs)];
  const ofCampaign = ['campaign_rounds', 'pledges', 'settlement_items', 'payments', 'payouts', 'refunds', 'refund_runs', 'disputes', 'tranches', 'retentions', 'transfer_reversals']; // prettier-ignore
  const found = ofCampaign.map(
    (table) => `select campaign_id from ${table} where id in (select id from changed_entities)`,
  );
  return materialized({
    changed_entities: `select entity_id as id from state_changes where id >= ${id}
      union select id from entity_states where id >= ${id} and uuid_extract_version(id) = 7`,
    changed_accounts: `select from_account as account from ledger_postings where transaction_id >= ${id}
      union select to_account from ledger_postings where transaction_id >= ${id}`,
    changed_campaigns: `select id from campaigns where id in (
      select id from changed_entities union all ${found.join(' union all ')}
      union all select o.campaign_id from payout_lines l join payouts o on o.id = l.payout_id where l.id in (select id from changed_entities)
      union all select p.campaign_id from consents k join pledges p on p.id = k.pledge_id where k.id >= ${id}
      union all select (payload ->> 'campaignId')::uuid from outbox where id >= ${id}
      union all select split_part(account, ':', 2)::uuid from changed_accounts where account like 'campaign:%')`,
    campaign_accounts: `select account collate "default" as account from ledger_balances
      where account like 'campaign:%' and split_part(account, ':', 2) in (select id::text from changed_campaigns)
      union select account from changed_accounts where account like 'campaign:%'`,
    campaign_transactions: `select transaction_id as id from ledger_postings where from_account in ${all('account', 'campaign_accounts')}
      union select transaction_id from ledger_postings where to_account in ${all('account', 'campaign_accounts')}
      union select t.id from disputes d join dispute_movements m on m.dispute_id = d.id
        join ledger_transactions t on t.reference = 'dispute-' || m.id
        where d.campaign_id in ${all('id', 'changed_campaigns')}
      union select transaction_id from fee_shares where campaign_id in ${all('id', 'changed_campaigns')}`,
    // Whose they are stands in their name; the others are sums over everything.
    own_accounts: `select account from changed_accounts where account like '%:%:%'`,
    new_references: `select reference from ledger_transactions where id >= ${firstIdAt(young)}
      union select r.reference from balance_transactions b
        cross join lateral (values (b.ledger_reference), ('provider-fee-' || b.id)) as r (reference)
        where b.recorded_at >= '${young.toISOString()}'`,
    changed_movements: `select id, ledger_reference from balance_transactions where ledger_reference in ${all('reference', 'new_references')}
      union select id, ledger_reference from balance_transactions
      where id in (select substr(reference, 14) from new_references where reference like 'provider-fee-%')`,
    both_sides: `select reference from new_references union select ledger_reference from changed_movements
      union select 'provider-fee-' || id from changed_movements`,
  });
}

interface House {
  /** By name, in the order in which they may look at each other. */
  readonly tables: Readonly<Record<string, string>>;
  /** Of what is found, what all of is in the house. */
  readonly isAbout?: string;
}

const housesFor = (sqlOf: ReadonlyMap<string, string>): Readonly<Record<Scope, House>> => ({
  everything: { tables: {} },
  campaigns: {
    tables: {
      campaigns: rowsOf('campaigns', 'id', all('id', 'changed_campaigns')),
      ...Object.fromEntries(
        [
          'campaign_rounds',
          'campaign_totals',
          'rewards',
          'pledges',
          'settlement_items',
          'payments',
          'payouts',
          'refunds',
          'refund_runs',
          'disputes',
        ].map(
          // prettier-ignore
          (table) => [table, rowsOf(table, 'campaign_id', all('id', 'changed_campaigns'))],
        ),
      ),
      reward_stock: 'select * from reward_stock where reward_id in (select id from rewards)',
      dispute_movements: 'select * from dispute_movements where dispute_id in (select id from disputes)',
      payout_lines: 'select * from payout_lines where payout_id in (select id from payouts)',
      ledger_postings: rowsOf('ledger_postings', 'transaction_id', all('id', 'campaign_transactions')),
    },
  },
  accounts: {
    tables: {
      ledger_postings: `select * from ledger_postings where id in (
        select id from ledger_postings where from_account in ${all('account', 'own_accounts')}
        union select id from ledger_postings where to_account in ${all('account', 'own_accounts')})`,
      ledger_balances: rowsOf('ledger_balances', 'account', all('account collate "C"', 'own_accounts')),
    },
    isAbout: `(offender like 'trigger %' or split_part(offender, ' ', 1) in (select account from own_accounts))`,
  },
  entities: {
    tables: {
      state_changes: rowsOf('state_changes', 'entity_id', all('id', 'changed_entities')),
      entity_states: rowsOf('entity_states', 'id', all('id', 'changed_entities')),
    },
  },
  bookings: {
    tables: {
      ledger_transactions: rowsOf('ledger_transactions', 'reference', all('reference', 'new_references')),
    },
  },
  movements: {
    tables: {
      balance_transactions: rowsOf('balance_transactions', 'id', all('id', 'changed_movements')),
      ledger_transactions: rowsOf('ledger_transactions', 'reference', all('reference', 'both_sides')),
      provider_differences: sqlOf.get('provider_differences') ?? '',
    },
  },
});

/** A set that is hashed when it is large, and looked up by index when it is small. */
const all = (column: string, of: string): string => `(select ${column} from ${of})`;
const rowsOf = (table: string, column: string, values: string): string =>
  `select * from ${table} where ${column} in ${values}`;

const smaller = (tables: House['tables']): string =>
  Object.entries(tables).map(([name, sql]) => `${name} as not materialized (${sql})`).join(', '); // prettier-ignore
const materialized = (tables: House['tables']): string =>
  Object.entries(tables).map(([name, sql]) => `${name} as materialized (${sql})`).join(', '); // prettier-ignore

/** The least id that is made from this millisecond on (UUID version 7). */
function firstIdAt(instant: Date): string {
  const ms = Math.max(0, instant.getTime()).toString(16).padStart(12, '0');
  return `'${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000'::uuid`;
}
