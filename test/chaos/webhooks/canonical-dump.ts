import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * What the service believes, without the when, and without ids that each run makes anew: each question answers lines of
 * facts under ids that both runs share. Letters are among them: nobody is written to twice, or left out.
 */
const questions: Readonly<Record<string, string>> = {
  campaigns: 'select id, state from campaigns',
  rounds: 'select campaign_id, number, state, frozen_pledged from campaign_rounds',
  totals: 'select * from campaign_totals',
  pledges: 'select id, state, payment_method_id, card_last4, activated_at is not null from pledges',
  setups: 'select id, pledge_id, number, state, provider_id, payment_method_id from card_setups',
  items: 'select id, state, attempts, held_code from settlement_items',
  payments: 'select item_id, state, provider_id, charge_id, fee_known_at is not null from payments',
  attempts: 'select payment_id, number, payment_method_id, outcome, code, decline_code from payment_attempts',
  movements: 'select id, type, source, amount, fee, net, currency, ledger_reference from balance_transactions',
  ledger: `select t.reference, t.currency, p.from_account, p.to_account, p.amount
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id`,
  refunds: 'select payment_id, amount, tip, cause, state from refunds',
  breaks: 'select kind, balance_transaction_id, ledger_reference, amount, state from breaks',
  events: 'select id, type, object_id, handled_at is not null from provider_events',
  history: `select entity, entity_id, from_state, to_state from state_changes
    where entity in ('campaign', 'round', 'pledge', 'card_setup', 'settlement_item', 'payment')`,
  letters: 'select occasion, kind, address from mails',
};

export interface Dump {
  /** Of all lines, sorted. */
  readonly hash: string;
  readonly lines: readonly string[];
}

export async function canonicalDump(db: pg.Client): Promise<Dump> {
  const lines: string[] = [];
  for (const [name, sql] of Object.entries(questions)) {
    const { rows } = await db.query<unknown[]>({ text: sql, rowMode: 'array' });
    lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  lines.sort();
  return { hash: createHash('sha256').update(lines.join('\n')).digest('hex'), lines };
}

/** The first lines that only one of the two has. */
export function differences(clean: Dump, storm: Dump, most = 10): string[] {
  const [inClean, inStorm] = [new Set(clean.lines), new Set(storm.lines)];
  return [
    ...clean.lines.filter((line) => !inStorm.has(line)).map((line) => `only in the clean run: ${line}`),
    ...storm.lines.filter((line) => !inClean.has(line)).map((line) => `only in the storm: ${line}`),
  ].slice(0, most);
}
