import { type FormState, TextField } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { type LedgerFilter } from './ledger-filter.rules.js';
import { ledgerWords } from './ledger.words.js';

/** What of the ledger is shown; the address keeps it, so that it can be passed on. */
export function FilterForm({ filter }: { filter: LedgerFilter }) {
  const { locale, search } = useVisit();
  const href = useHref();
  const words = ledgerWords[locale];
  const typed = Object.fromEntries(new URLSearchParams(search));
  const state: FormState = { typed, errors: Object.fromEntries(filter.wrong.map((name) => [name, words.wrong])) };
  const common = { state, isOptional: true };
  return (
    <form action={href('/staff/ledger')}>
      <div class="filter-form">
        <TextField name="account" label={words.account} placeholder="platform:fees" maxLength={200} {...common} />
        <TextField name="campaign" label={words.campaign} maxLength={36} {...common} />
        <TextField name="reference" label={words.reference} maxLength={200} {...common} />
        <TextField name="day" label={words.day} type="date" {...common} />
      </div>
      <button class="btn line">{words.show}</button>
    </form>
  );
}
