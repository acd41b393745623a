import { useHref, useVisit } from '../../frame/visit.js';
import { accountName } from './account.words.js';
import { mayDo } from './staff-ways.js';

/** An account in words, leading to its bookings for those who may read the books. */
export function AccountName({ account }: { account: string }) {
  const { locale, caller } = useVisit();
  const href = useHref();
  const name = accountName(account, locale);
  if (!mayDo('books.read', caller)) return <>{name}</>;
  return (
    <a href={`${href('/staff/ledger')}?account=${encodeURIComponent(account)}`} title={account}>
      {name}
    </a>
  );
}
