/** What an account is, without the ids in its name: those of people are nobody's business. */
export const accountKinds = [
  'outside',
  'bank',
  'provider:balance',
  'platform:fees',
  'platform:vat',
  'platform:tips',
  'platform:costs',
  'unexpected_receipts',
  'campaign:funds',
  'campaign:refunds',
  'campaign:fees_due',
  'campaign:reserve',
  'creator:receivable',
  'recipient:paid',
] as const;

export type AccountKind = (typeof accountKinds)[number];

const id = /:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** `campaign:<id>:funds` → `campaign:funds`; undefined for an account of a kind that is new. */
export function kindOf(account: string): AccountKind | undefined {
  const plain = account.replace(id, '');
  return accountKinds.find((kind) => kind === plain);
}
